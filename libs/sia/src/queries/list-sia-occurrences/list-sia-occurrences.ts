import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, CLOCK, Text, Value, within } from '#embarque/application';
import { Competence, Instant, Uuid, type Clock } from '#embarque/kernel';
import { occurrenceRemedy } from '../../domain/occurrence-kinds.js';

const PAGE = 500;

export interface SiaOccurrenceView {
  /** Of the report's file. */
  readonly line: number;
  readonly establishment: string;
  /** Month of attendance. */
  readonly competence: string;
  readonly sheet: number;
  readonly sequence: number;
  readonly procedure: string;
  readonly occupation: string;
  readonly professional: string;
  /** As SIA says it. */
  readonly message: string;
  readonly code: string;
  readonly remedy: string;
}

export interface SiaOccurrencesView {
  readonly managerId: string;
  /** Of processing. */
  readonly competence: string;
  /** The instant whose knowledge this is. */
  readonly asOf: string;
  /** The newest month of processing that a report of the manager was known of then. */
  readonly newestProcessing: string | null;
  /** The report that held for each establishment; without one, nothing is known of what SIA said. */
  readonly reports: readonly {
    readonly establishment: string;
    readonly fileName: string;
    readonly sha256: string;
    readonly importedAt: string;
    readonly unreadRows: number;
  }[];
  /** In the order of the reports, 500 at a time. */
  readonly occurrences: readonly SiaOccurrenceView[];
  /** Ask for the next page with this; absent on the last one. */
  readonly next?: string;
}

/** The lines of a manager that SIA's consistency criticised in a month of processing, each with what mends it. */
export class ListSiaOccurrences extends BusinessQuery<SiaOccurrencesView | undefined> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
  @Value(Instant, { optional: true, description: 'Responde com o que se sabia neste instante' }) asOf?: Instant;
  @Text({ max: 100, optional: true, description: 'Continuação: o `next` da página anterior' }) after?: string;
}

const KNOWN = `report.manager_id = $1 and report.known_from <= $2 and (report.known_until is null or report.known_until > $2)`;

const REPORTS = `
  select establishment, file_name as "fileName", sha256, known_from as "importedAt", unread_rows as "unreadRows"
    from sia.report where ${KNOWN} and competence = $3 order by establishment`;

const NEWEST = `select max(competence) as newest from sia.report where ${KNOWN}`;

const OCCURRENCES = `
  select occurrence.line, occurrence.establishment, occurrence.competence, sheet, sequence, procedure, occupation,
         professional, message, code, (occurrence.report || '/' || occurrence.line) as place
    from sia.report
    join sia.occurrence on occurrence.report = report.report and occurrence.establishment = report.establishment
   where ${KNOWN} and report.competence = $3 and (occurrence.report, occurrence.line) > ($4::bigint, $5::integer)
   order by occurrence.report, occurrence.line
   limit ${PAGE + 1}`;

/** Without an instant, all that is known by now: the store's clock is not this program's. */
const LATEST = 'infinity';

@QueryHandler(ListSiaOccurrences)
export class ListSiaOccurrencesHandler implements IQueryHandler<ListSiaOccurrences> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ asker, managerId, competence, after, asOf }: ListSiaOccurrences) {
    if (!within(asker.reach, 'served', { manager: managerId })) return undefined;
    const [, report = '0', line = '0'] = /^(\d{1,18})\/(\d{1,9})$/.exec(after ?? '') ?? [];
    const known = [managerId, asOf ?? LATEST, competence];
    const [reports, [newest], found] = await Promise.all([
      this.database.query<(Omit<SiaOccurrencesView['reports'][number], 'importedAt'> & { importedAt: Date })[]>(
        REPORTS,
        known,
      ),
      this.database.query<{ newest: string | null }[]>(NEWEST, known.slice(0, 2)),
      this.database.query<(Omit<SiaOccurrenceView, 'remedy'> & { place: string })[]>(OCCURRENCES, [
        ...known,
        ...[report, line],
      ]),
    ]);
    const page = found.slice(0, PAGE);
    return {
      ...{ managerId, competence, asOf: asOf ?? this.clock.now(), newestProcessing: newest?.newest ?? null },
      reports: reports.map((one) => ({ ...one, importedAt: one.importedAt.toISOString() })),
      occurrences: page.map(({ place: _, ...one }) => ({ ...one, remedy: occurrenceRemedy(one.code) })),
      ...(found.length > PAGE ? { next: page[PAGE - 1]!.place } : {}),
    } satisfies SiaOccurrencesView;
  }
}
