import { command, controllerFor, query } from '#embarque/application';
import { SettleReportConflict } from '../commands/settle-report-conflict/settle-report-conflict.command.js';
import { SubmitReports } from '../commands/submit-reports/submit-reports.command.js';
import { DownloadCrewDay } from '../queries/download-crew-day/download-crew-day.js';
import { ListReportConflicts } from '../queries/list-report-conflicts/list-report-conflicts.js';

export const DevicesController = controllerFor('dia da viagem', [
  query('crew-days/:date', DownloadCrewDay, 'O dia de quem viaja com a equipe, para levar sem sinal'),
  command('trips/:tripId/reports', SubmitReports, 'Recebe o que o aparelho da equipe registrou, mesmo sem sinal'),
  command(
    'trips/:tripId/reports/:clientId/settlement',
    SettleReportConflict,
    'Resolve um registro que a viagem contradiz',
  ),
  query('managers/:managerId/report-conflicts', ListReportConflicts, 'Registros de equipes que a viagem contradiz'),
]);
