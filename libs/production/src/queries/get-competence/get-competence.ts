import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, Streams, Value, within } from '#embarque/application';
import { addMonths, Competence, firstDayOf, Uuid } from '#embarque/kernel';
import { production, productionStream, type ExportedFile } from '../../domain/production.js';

export interface CompetenceView {
  readonly managerId: string;
  readonly competence: string;
  readonly status: 'open' | 'closed' | 'exported';
  readonly patientLines: number;
  readonly companionLines: number;
  readonly units: number;
  /** Entries that cannot be presented, by their first cause. */
  readonly unpresentable: Readonly<Record<string, number>>;
  readonly file?: ExportedFile;
}

/** What a month of presentation holds, with what was done in that month and is too late for any. */
export class GetCompetence extends BusinessQuery<CompetenceView | undefined> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
}

@QueryHandler(GetCompetence)
export class GetCompetenceHandler implements IQueryHandler<GetCompetence> {
  constructor(
    private readonly streams: Streams,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  async execute({ managerId, competence, asker }: GetCompetence): Promise<CompetenceView | undefined> {
    if (!within(asker.reach, 'served', { manager: managerId })) return undefined;
    const [month, rows] = await Promise.all([
      this.streams.load(productionStream(managerId), production).then(({ closed }) => closed.get(competence)),
      this.database.query<{ role: string; cause: string; entries: number; units: number }[]>(
        `select role, split_part(causes, ',', 1) as cause, count(*)::int as entries, sum(quantity)::int as units
           from ledger.entry
          where manager_id = $1 and (presentation = $2 or presentation is null and date >= $3 and date < $4)
          group by 1, 2 order by 1, 2`,
        [managerId, competence, firstDayOf(competence), firstDayOf(addMonths(competence, 1))],
      ),
    ]);
    const lines = rows.filter(({ cause }) => !cause);
    const linesOf = (role: string) => lines.find((row) => row.role === role)?.entries ?? 0;
    const unpresentable: Record<string, number> = {};
    for (const { cause, entries } of rows) if (cause) unpresentable[cause] = (unpresentable[cause] ?? 0) + entries;
    return {
      managerId,
      competence,
      status: month?.file ? 'exported' : month ? 'closed' : 'open',
      patientLines: linesOf('patient'),
      companionLines: linesOf('companion'),
      units: lines.reduce((sum, { units }) => sum + units, 0),
      unpresentable,
      ...(month?.file ? { file: month.file } : {}),
    };
  }
}
