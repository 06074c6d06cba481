export { distanceOn, type DistanceRow } from './domain/route.js';
export { isMunicipality, municipalityName, MUNICIPALITIES, type Municipality } from './domain/municipalities.js';
export { RegisterFleetManager } from './commands/register-fleet-manager/register-fleet-manager.command.js';
export { territoryProjection } from './projections/territory/territory.projection.js';
export { territorySchema } from './schema.js';
export { TerritoryModule } from './territory.module.js';
