export { type Establishment, type EstablishmentEvent } from './domain/establishment.js';
export {
  servesTown,
  type FleetManager,
  type FleetManagerEvent,
  type ManagementException,
  type ManagerKind,
  type Membership,
} from './domain/fleet-manager.js';
export {
  isMunicipality,
  isRegion,
  municipalityName,
  MUNICIPALITIES,
  STATE,
  unknownMunicipality,
  type Municipality,
} from './domain/municipalities.js';
export {
  distanceOn,
  routeStream,
  type DistanceRow,
  type Route,
  type RouteEvent,
  type RouteMode,
} from './domain/route.js';
export { AdmitMember } from './commands/admit-member/admit-member.command.js';
export { WithdrawMember } from './commands/withdraw-member/withdraw-member.command.js';
export { RegisterEstablishment } from './commands/register-establishment/register-establishment.command.js';
export { RegisterRoute } from './commands/register-route/register-route.command.js';
export { registerRoute } from './commands/register-route/register-route.decision.js';
export { SetDistance } from './commands/set-distance/set-distance.command.js';
export { setDistance } from './commands/set-distance/set-distance.decision.js';
export { RegisterFleetManager } from './commands/register-fleet-manager/register-fleet-manager.command.js';
export { territoryProjection } from './projections/territory/territory.projection.js';
export { ListRoutes, type RouteView } from './queries/list-routes/list-routes.js';
export { territorySchema } from './schema.js';
export { Scopes } from './scopes.js';
export { TerritoryDirectory } from './territory-directory.js';
export { TerritoryNames } from './territory-names.js';
export { TerritoryModule } from './territory.module.js';
