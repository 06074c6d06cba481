import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Streams, Value, within } from '#embarque/application';
import { Competence, Uuid } from '#embarque/kernel';
import { production, productionStream, type ExportedFile } from '../../domain/production.js';
import { LedgerMonths } from '../../ledger-months.js';
import { ProductionQuery } from '../production-query.js';

export interface CompetenceView {
  readonly managerId: string;
  readonly competence: string;
  /** `checked` as long as the month is what the check found. */
  readonly status: 'open' | 'checked' | 'closed' | 'exported' | 'returned';
  readonly patientLines: number;
  readonly companionLines: number;
  readonly units: number;
  /** Entries that cannot be presented, by their first cause. */
  readonly unpresentable: Readonly<Record<string, number>>;
  readonly file?: ExportedFile;
}

/** What a month of presentation holds, with what was done in that month and is too late for any. */
export class GetCompetence extends ProductionQuery<CompetenceView | undefined> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
}

@QueryHandler(GetCompetence)
export class GetCompetenceHandler implements IQueryHandler<GetCompetence> {
  constructor(
    private readonly streams: Streams,
    private readonly months: LedgerMonths,
  ) {}

  async execute({ managerId, competence, asOf, asker }: GetCompetence): Promise<CompetenceView | undefined> {
    if (!within(asker.reach, 'served', { manager: managerId })) return undefined;
    const [{ closed, checked }, found, returned] = await Promise.all([
      this.streams.load(productionStream(managerId), production, asOf),
      this.months.find(managerId, competence, asOf),
      this.months.returned(managerId, competence, asOf),
    ]);
    const month = closed.get(competence);
    const open = checked.get(competence)?.digest === found.digest ? 'checked' : 'open';
    const { patientLines, companionLines, units, critiques } = found;
    return {
      ...{ managerId, competence, status: returned ? 'returned' : month?.file ? 'exported' : month ? 'closed' : open },
      ...{ patientLines, companionLines, units, unpresentable: critiques },
      ...(month?.file ? { file: month.file } : {}),
    };
  }
}
