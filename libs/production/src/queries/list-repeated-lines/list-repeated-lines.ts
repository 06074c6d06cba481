import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Text, Value, within } from '#embarque/application';
import { addMonths, Competence, LocalDate, PRESENTATION_WINDOW, Uuid } from '#embarque/kernel';
import { PeopleNames } from '#embarque/people';
import { ledgerAt } from '../../ledger-at.js';
import { ProductionQuery } from '../production-query.js';

const PAGE = 200;

export interface RepeatedLine {
  readonly date: string;
  readonly personId: string;
  /** Null when the person was erased. */
  readonly name: string | null;
  readonly procedure: string;
  readonly professional: string;
  /** Each with the month that it is presented in. */
  readonly lines: readonly { readonly line: string; readonly presentation: string }[];
}

export interface RepeatedLinesView {
  readonly repeated: readonly RepeatedLine[];
  /** Ask for the next page with this; absent on the last one. */
  readonly next?: string;
}

/**
 * Lines of a month that SIA alerts to: the same person, day, procedure and professional more than once, in this file or in
 * another one. They stay presented, for two trips of a day may be two transports; somebody is to look at them.
 */
export class ListRepeatedLines extends ProductionQuery<RepeatedLinesView | undefined> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
  @Text({ max: 100, optional: true, description: 'Continuação: o `next` da página anterior' }) after?: string;
}

@QueryHandler(ListRepeatedLines)
export class ListRepeatedLinesHandler implements IQueryHandler<ListRepeatedLines> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly names: PeopleNames,
  ) {}

  async execute(asked: ListRepeatedLines): Promise<RepeatedLinesView | undefined> {
    const { managerId, competence, after, asOf, asker } = asked;
    if (!within(asker.reach, 'own', { manager: managerId })) return undefined;
    const [date, person] = after?.split('/') ?? [];
    const from = LocalDate.is(date) && Uuid.is(person) ? [date, person] : [null, null];
    const found = await this.database.query<Omit<RepeatedLine, 'name'>[]>(
      `select date::text as date, person_id as "personId", procedure, professional,
              json_agg(json_build_object('line', concat_ws('/', trip_id, authorization_id, correction),
                                         'presentation', presentation)
                       order by presentation, trip_id, authorization_id, correction) as lines
         from ${ledgerAt(asOf, '$6')}
        where manager_id = $1 and attended between $3 and $2 and causes = '' and not rejected and not monthly
          and ($4::date is null or (date, person_id) > ($4::date, $5::uuid))
        group by entry.date, person_id, procedure, professional
       having count(*) > 1 and bool_or(presentation = $2)
        order by entry.date, person_id
        fetch first ${PAGE} rows with ties`,
      [managerId, competence, addMonths(competence, -PRESENTATION_WINDOW), ...from, ...(asOf ? [asOf] : [])],
    );
    const names = await this.names.shownTo(
      asker,
      ListRepeatedLines.name,
      found.map(({ personId }) => personId),
    );
    const last = found.length < PAGE ? undefined : found.at(-1);
    return {
      repeated: found.map((line) => ({ ...line, name: names.get(line.personId) ?? null })),
      ...(last ? { next: `${last.date}/${last.personId}` } : {}),
    };
  }
}
