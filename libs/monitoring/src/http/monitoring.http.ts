import { controllerFor, query } from '#embarque/application';
import { ViewQuadrimester } from '../queries/view-quadrimester/view-quadrimester.js';

export const MonitoringController = controllerFor('monitoramento', [
  query('quadrimesters/:quadrimester', ViewQuadrimester, 'Gestores por mês de um quadrimestre'),
]);
