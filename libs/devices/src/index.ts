export { SettleReportConflict } from './commands/settle-report-conflict/settle-report-conflict.command.js';
export { SubmitReports, type ReportAnswer } from './commands/submit-reports/submit-reports.command.js';
export { DevicesModule } from './devices.module.js';
export { type ReportEvent } from './domain/report.js';
export { reportsProjection } from './projections/reports/reports.projection.js';
export { DownloadCrewDay, type CrewDay } from './queries/download-crew-day/download-crew-day.js';
export { ListReportConflicts, type ReportConflict } from './queries/list-report-conflicts/list-report-conflicts.js';
export { devicesSchema } from './schema.js';
