import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { TripsSeen, type SeenStanding } from '#embarque/trips';
import { Payloads } from '../../payloads.js';
import { ReportRow } from '../../projections/reports/reports.entities.js';

const MOST = 200;

type Payload = Readonly<Record<string, unknown>> | null;

/** A report that is a fact of the trip. */
export interface StandingReport extends Pick<ReportRow, 'clientId' | 'deviceId' | 'kind' | 'at'> {
  readonly payload: Payload;
}

export interface ReportConflict extends Omit<ReportRow, 'payload' | 'sealedFor' | 'status'> {
  /** What the crew recorded; null when the person was erased. */
  readonly payload: Payload;
  /** What stands instead: what the trip says, and the reports that say so; none where somebody recorded it by hand. */
  readonly stands: { readonly trip: SeenStanding | null; readonly reports: readonly StandingReport[] };
}

/** What crews reported and the trips say otherwise about, beside what stands; oldest first, two hundred at most. */
export class ListReportConflicts extends BusinessQuery<ReportConflict[]> {
  @Value(Uuid) managerId!: Uuid;
}

@QueryHandler(ListReportConflicts)
export class ListReportConflictsHandler implements IQueryHandler<ListReportConflicts> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly payloads: Payloads,
    private readonly trips: TripsSeen,
  ) {}

  async execute({ managerId, asker }: ListReportConflicts): Promise<ReportConflict[]> {
    const rows = await this.database.getRepository(ReportRow).find({
      where: inReach<ReportRow>(asker.reach, { managerId, status: 'conflict' }, { manager: 'managerId' }),
      order: { receivedAt: 'ASC', at: 'ASC', clientId: 'ASC' },
      take: MOST,
    });
    const [payloads, trips, standing] = await Promise.all([
      this.payloads.open(rows),
      this.trips.standings(rows),
      this.standing(rows),
    ]);
    return rows.map(({ payload: _, sealedFor: __, status: ___, ...row }, n) => ({
      ...row,
      payload: payloads[n] ?? null,
      stands: { trip: trips[n] ?? null, reports: standing.get(matterOf(row)) ?? [] },
    }));
  }

  /** What is a fact of these trips, about the same passenger or the same moment of the trip. */
  private async standing(conflicts: readonly ReportRow[]): Promise<ReadonlyMap<string, readonly StandingReport[]>> {
    const rows = await this.database
      .getRepository(ReportRow)
      .createQueryBuilder('report')
      .where(`report.status = 'applied'`)
      .andWhere(
        `(report.trip_id, coalesce(cast(report.authorization_id as text), report.kind)) in
           (select * from unnest(cast(:trips as uuid[]), cast(:matters as text[])))`,
        {
          trips: conflicts.map(({ tripId }) => tripId),
          matters: conflicts.map(({ authorizationId, kind }) => authorizationId ?? kind),
        },
      )
      .orderBy('report.at')
      .addOrderBy('report.client_id')
      .take(10 * MOST)
      .getMany();
    const payloads = await this.payloads.open(rows);
    const found = new Map<string, StandingReport[]>();
    for (const [n, row] of rows.entries()) {
      const { clientId, deviceId, kind, at } = row;
      const before = found.get(matterOf(row)) ?? [];
      found.set(matterOf(row), [...before, { clientId, deviceId, kind, at, payload: payloads[n] ?? null }]);
    }
    return found;
  }
}

const matterOf = ({ tripId, authorizationId, kind }: Pick<ReportRow, 'tripId' | 'authorizationId' | 'kind'>): string =>
  `${tripId} ${authorizationId ?? kind}`;
