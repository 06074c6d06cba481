import { command, controllerFor, query } from '#embarque/application';
import { CloseUnmet } from '../commands/close-unmet/close-unmet.command.js';
import { RefuseRequest } from '../commands/refuse-request/refuse-request.command.js';
import { RequestTransport } from '../commands/request-transport/request-transport.command.js';
import { SetTownPolicy } from '../commands/set-town-policy/set-town-policy.command.js';
import { WithdrawRequest } from '../commands/withdraw-request/withdraw-request.command.js';
import { GetRequest } from '../queries/get-request/get-request.js';
import { ListTownPolicies } from '../queries/list-town-policies/list-town-policies.js';
import { ListWaiting } from '../queries/list-waiting/list-waiting.js';
import { ViewUnmetDemand } from '../queries/view-unmet-demand/view-unmet-demand.js';

export const RequestsController = controllerFor('pedidos', [
  command('requests', RequestTransport, 'Pede transporte para um atendimento marcado'),
  command('requests/:requestId/refusal', RefuseRequest, 'Recusa um pedido'),
  command('requests/:requestId/withdrawal', WithdrawRequest, 'Registra a desistência de um pedido'),
  command('requests/:requestId/unmet', CloseUnmet, 'Encerra um pedido que não pôde ser atendido'),
  command('town-policies', SetTownPolicy, 'Define os prazos de um município'),
  query('requests/:requestId', GetRequest, 'Um pedido de transporte'),
  query('waiting-list', ListWaiting, 'Lista de espera de um destino em um dia'),
  query('unmet-demand/:quadrimester', ViewUnmetDemand, 'Demanda pedida, recusada e não atendida em um quadrimestre'),
  query('town-policies', ListTownPolicies, 'Prazos de um município'),
]);
