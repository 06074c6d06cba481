export {
  CREW_ROLES,
  LICENCE_CATEGORIES,
  TRAINING_KINDS,
  type CrewMember,
  type CrewMemberEvent,
  type CrewRole,
  type LicenceCategory,
  type Training,
  type TrainingKind,
} from './domain/crew-member.js';
export { PROGRAMMES, type Programme, type Vehicle, type VehicleEvent } from './domain/vehicle.js';
export { RecordTraining } from './commands/record-training/record-training.command.js';
export { RegisterCrewMember } from './commands/register-crew-member/register-crew-member.command.js';
export { RegisterVehicle } from './commands/register-vehicle/register-vehicle.command.js';
export { registerVehicle } from './commands/register-vehicle/register-vehicle.decision.js';
export { RenewLicence } from './commands/renew-licence/renew-licence.command.js';
export { ReturnVehicle } from './commands/return-vehicle/return-vehicle.command.js';
export { SetSeatMap } from './commands/set-seat-map/set-seat-map.command.js';
export { WithdrawVehicle } from './commands/withdraw-vehicle/withdraw-vehicle.command.js';
export { FleetDirectory } from './fleet-directory.js';
export { fleetProjection } from './projections/fleet/fleet.projection.js';
export { ListVehicles } from './queries/list-vehicles/list-vehicles.js';
export { fleetSchema } from './schema.js';
export { FleetModule } from './fleet.module.js';
