import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AlertDesk } from '#embarque/alerts';
import { inReach, type Asker } from '#embarque/application';
import { numbered, type Instant } from '#embarque/kernel';
import { ReportRow } from '../projections/reports/reports.entities.js';

const MOST = 500;

interface Conflicts {
  readonly tripId: string;
  readonly managerId: string;
  readonly reports: number;
  readonly since: Date;
}

/** Trips of which crews and office say different things, the oldest first, five hundred at most. */
@Injectable()
export class ConflictAlerts {
  constructor(@InjectDataSource() database: DataSource, desk: AlertDesk) {
    desk.add(async ({ reach }: Asker) => {
      const trips = await database
        .getRepository(ReportRow)
        .createQueryBuilder('report')
        .select([
          ...['report.tripId as "tripId"', 'report.managerId as "managerId"'],
          ...['count(*)::int as reports', 'min(report.receivedAt) as since'],
        ])
        .where(inReach<ReportRow>(reach, { status: 'conflict' }, { manager: 'managerId' }))
        .groupBy('report.tripId, report.managerId')
        .orderBy('since')
        .limit(MOST)
        .getRawMany<Conflicts>();
      return trips.map(({ tripId, managerId, reports, since }) => ({
        ...({ code: 'report-conflicts', severity: 'warning', since: since.toISOString() as Instant } as const),
        text: `${numbered(reports, 'registro da equipe de bordo contradiz', 'registros da equipe de bordo contradizem')} a viagem.`,
        remedy: 'Veja os conflitos do gestor, registre à mão na viagem o que valer e encerre cada um.',
        about: { tripId, managerId },
      }));
    });
  }
}
