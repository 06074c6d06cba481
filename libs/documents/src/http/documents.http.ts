import { controllerFor, query } from '#embarque/application';
import { CheckAuthorization } from '../queries/check-authorization/check-authorization.js';
import { ListSealKeys } from '../queries/list-seal-keys/list-seal-keys.js';

export const DocumentsController = controllerFor('documentos', [
  query('seal-keys', ListSealKeys, 'Chaves públicas que conferem as autorizações de viagem sem rede'),
  query(
    'trips/:tripId/authorization-check',
    CheckAuthorization,
    'Confere a autorização apresentada na porta: o QR Code ou o código curto',
  ),
]);
