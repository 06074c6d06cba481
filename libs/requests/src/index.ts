export { CloseUnmet } from './commands/close-unmet/close-unmet.command.js';
export { RefuseRequest } from './commands/refuse-request/refuse-request.command.js';
export { RequestTransport } from './commands/request-transport/request-transport.command.js';
export { SetTownPolicy } from './commands/set-town-policy/set-town-policy.command.js';
export { WithdrawRequest } from './commands/withdraw-request/withdraw-request.command.js';
export { type RequestEvent, type RequestStatus } from './domain/request.js';
export { requestsProjection } from './projections/requests/requests.projection.js';
export { requestsSchema } from './schema.js';
export { RequestsModule } from './requests.module.js';
