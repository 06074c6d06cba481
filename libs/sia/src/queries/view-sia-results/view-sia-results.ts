import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, CLOCK, OneOf, Value, within } from '#embarque/application';
import { addMonths, Competence, competenceOf, Instant, localDateOf, Uuid, type Clock } from '#embarque/kernel';
import { RESULT_KINDS, type ResultKind } from '../../domain/result.js';

/** Months of attendance that are shown when nobody says which. */
const MONTHS = 12;

/** Presented against approved. Values in centavos. */
export interface SiaResultLine {
  readonly establishment: string;
  /** Month of attendance. */
  readonly competence: string;
  readonly procedure: string;
  readonly presentedQuantity: number;
  readonly presentedValue: number;
  readonly approvedQuantity: number;
  readonly approvedValue: number;
  readonly rows: number;
  /** Rows of which nothing was approved, and of which a part was. */
  readonly refusedRows: number;
  readonly partialRows: number;
  /** The months of processing that it came with. */
  readonly processings: readonly string[];
}

export interface SiaResultsView {
  readonly managerId: string;
  readonly kind: ResultKind;
  readonly from: string;
  readonly until: string;
  /** The instant whose knowledge this is. */
  readonly asOf: string;
  /** The newest month of processing of which a file was known then; later ones may still bring more of the same months. */
  readonly newestProcessing: string | null;
  readonly lines: readonly SiaResultLine[];
}

/**
 * What SIA received and approved of displacement, in the names that the manager presents under: by month of attendance,
 * procedure and establishment, of the last twelve months unless others are asked for.
 */
export class ViewSiaResults extends BusinessQuery<SiaResultsView | undefined> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence, { optional: true, description: 'Primeiro mês de atendimento' }) from?: Competence;
  @Value(Competence, { optional: true, description: 'Último mês de atendimento' }) until?: Competence;
  @OneOf(RESULT_KINDS, { optional: true, description: 'PA (padrão) ou BI: os mesmos registros, não os some' })
  kind?: ResultKind;
  @Value(Instant, { optional: true, description: 'Responde com o que se sabia neste instante' }) asOf?: Instant;
}

const LINES = `
  select result.establishment, result.competence, result.procedure,
         sum(presented_quantity)::bigint as "presentedQuantity", sum(presented_value)::bigint as "presentedValue",
         sum(approved_quantity)::bigint as "approvedQuantity", sum(approved_value)::bigint as "approvedValue",
         sum(rows)::bigint as rows, sum(refused_rows)::bigint as "refusedRows",
         sum(partial_rows)::bigint as "partialRows", array_agg(distinct file.processing) as processings
    from sia.presenter
    join sia.result on result.establishment = presenter.establishment
    join sia.result_file file on file.file = result.file
   where presenter.manager_id = $1 and presenter.known_from <= $2
     and file.kind = $3 and file.known_from <= $2 and (file.known_until is null or file.known_until > $2)
     and result.competence between $4 and $5
   group by 1, 2, 3
   order by 2, 3, 1`;

const NEWEST = `
  select max(processing) as newest from sia.result_file
   where kind = $1 and known_from <= $2 and (known_until is null or known_until > $2)`;

/** Without an instant, all that is known by now: the store's clock is not this program's. */
const LATEST = 'infinity';

@QueryHandler(ViewSiaResults)
export class ViewSiaResultsHandler implements IQueryHandler<ViewSiaResults> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ asker, managerId, kind = 'PA', ...asked }: ViewSiaResults): Promise<SiaResultsView | undefined> {
    if (!within(asker.reach, 'served', { manager: managerId })) return undefined;
    const now = this.clock.now();
    const { asOf, until = competenceOf(localDateOf(now)) } = asked;
    const { from = addMonths(until, 1 - MONTHS) } = asked;
    const known = asOf ?? LATEST;
    const [lines, [newest]] = await Promise.all([
      this.database.query<Record<keyof SiaResultLine, unknown>[]>(LINES, [managerId, known, kind, from, until]),
      this.database.query<{ newest: string | null }[]>(NEWEST, [kind, known]),
    ]);
    return {
      ...{ managerId, kind, from, until, asOf: asOf ?? now, newestProcessing: newest?.newest ?? null },
      lines: lines.map((line) => ({ ...(line as unknown as SiaResultLine), ...numbersOf(line) })),
    };
  }
}

const NUMBERS = [
  ...['presentedQuantity', 'presentedValue', 'approvedQuantity', 'approvedValue', 'rows', 'refusedRows', 'partialRows'],
] as const;
/** PostgreSQL hands whole numbers beyond 32 bits over as text. */
const numbersOf = (line: Record<string, unknown>): Record<string, number> =>
  Object.fromEntries(NUMBERS.map((name) => [name, Number(line[name])]));
