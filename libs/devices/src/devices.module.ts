import { Module } from '@nestjs/common';
import { AlertsModule } from '#embarque/alerts';
import { DocumentsModule } from '#embarque/documents';
import { PeopleModule } from '#embarque/people';
import { TripsModule } from '#embarque/trips';
import { Claims } from './claims.js';
import { SettleReportConflictHandler } from './commands/settle-report-conflict/settle-report-conflict.handler.js';
import { SubmitReportsHandler } from './commands/submit-reports/submit-reports.handler.js';
import { DevicesSubjects } from './devices-subjects.js';
import { DevicesController } from './http/devices.http.js';
import { Judging } from './judging.js';
import { Payloads } from './payloads.js';
import { ConflictAlerts } from './queries/conflict-alerts.js';
import { DownloadCrewDayHandler } from './queries/download-crew-day/download-crew-day.js';
import { ListReportConflictsHandler } from './queries/list-report-conflicts/list-report-conflicts.js';
import { ReportReaction } from './report-reaction.js';

@Module({
  imports: [AlertsModule, DocumentsModule, TripsModule, PeopleModule],
  controllers: [DevicesController],
  providers: [
    Claims,
    ConflictAlerts,
    DevicesSubjects,
    Judging,
    Payloads,
    ReportReaction,
    SubmitReportsHandler,
    SettleReportConflictHandler,
    ListReportConflictsHandler,
    DownloadCrewDayHandler,
  ],
})
export class DevicesModule {}
