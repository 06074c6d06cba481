import { controllerFor, query } from '#embarque/application';
import { ListAlerts } from '../queries/list-alerts/list-alerts.js';

export const AlertsController = controllerFor('alertas', [query('alerts', ListAlerts, 'Painel de alertas')]);
