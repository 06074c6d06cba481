export { AlertDesk, type AlertSource } from './alert-desk.js';
export { AlertsModule } from './alerts.module.js';
export { ListAlerts, type AlertBoard } from './queries/list-alerts/list-alerts.js';
