import { command, controllerFor, query } from '#embarque/application';
import { CheckAuthorization } from '../queries/check-authorization/check-authorization.js';
import { SetTravelRules } from '../commands/set-travel-rules/set-travel-rules.command.js';
import { ListSealKeys } from '../queries/list-seal-keys/list-seal-keys.js';
import { ListTravelRules } from '../queries/list-travel-rules/list-travel-rules.js';

export const DocumentsController = controllerFor('documentos', [
  query('seal-keys', ListSealKeys, 'Chaves públicas que conferem as autorizações de viagem sem rede'),
  query(
    'trips/:tripId/authorization-check',
    CheckAuthorization,
    'Confere a autorização apresentada na porta: o QR Code ou o código curto',
  ),
  command('travel-rules', SetTravelRules, 'Define as normas que as autorizações do município trazem impressas'),
  query('travel-rules', ListTravelRules, 'Normas de viagem do município, a última primeiro'),
]);
