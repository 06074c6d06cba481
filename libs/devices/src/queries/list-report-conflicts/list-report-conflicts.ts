import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { Payloads } from '../../payloads.js';
import { ReportRow } from '../../projections/reports/reports.entities.js';

const MOST = 200;

export interface ReportConflict extends Omit<ReportRow, 'payload' | 'sealedFor' | 'status'> {
  /** What the crew recorded; null when the person was erased. */
  readonly payload: Readonly<Record<string, unknown>> | null;
}

/** What crews reported and the trips say otherwise about, oldest first, two hundred at most. */
export class ListReportConflicts extends BusinessQuery<ReportConflict[]> {
  @Value(Uuid) managerId!: Uuid;
}

@QueryHandler(ListReportConflicts)
export class ListReportConflictsHandler implements IQueryHandler<ListReportConflicts> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly payloads: Payloads,
  ) {}

  async execute({ managerId, asker }: ListReportConflicts): Promise<ReportConflict[]> {
    const rows = await this.database.getRepository(ReportRow).find({
      where: inReach<ReportRow>(asker.reach, { managerId, status: 'conflict' }, { manager: 'managerId' }),
      order: { receivedAt: 'ASC', clientId: 'ASC' },
      take: MOST,
    });
    const payloads = await this.payloads.open(rows);
    return rows.map(({ payload: _, sealedFor: __, status: ___, ...row }, n) => ({
      ...row,
      payload: payloads[n] ?? null,
    }));
  }
}
