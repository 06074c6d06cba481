import { idFrom, LocalDate, Plate, the } from '#embarque/kernel';
import { type CrewMemberData, type CrewMemberEvent } from '../domain/crew-member.js';
import { type VehicleData, type VehicleEvent } from '../domain/vehicle.js';

/** A vehicle that does not exist. */
export const bus: VehicleData = {
  vehicleId: idFrom('vehicle'),
  managerId: idFrom('manager'),
  plate: the(Plate, 'RTA1B23'),
  year: 2025,
  seats: 22,
  wheelchairPositions: 1,
  airConditioning: true,
  recliningSeats: true,
  programme: 'SETS',
};
export const registered: VehicleEvent = { type: 'VehicleRegistered', data: bus };
export const withdrawn: VehicleEvent = {
  type: 'VehicleWithdrawn',
  data: { vehicleId: bus.vehicleId, reason: 'Oficina' },
};
export const returned: VehicleEvent = {
  type: 'VehicleReturned',
  data: { vehicleId: bus.vehicleId, reason: 'Freios trocados' },
};

/** A driver who does not exist. */
export const driver: CrewMemberData = {
  crewMemberId: idFrom('crew-member'),
  managerId: idFrom('manager'),
  roles: ['driver'],
  licenceCategory: 'D',
  licenceValidUntil: the(LocalDate, '2030-01-31'),
  sealed: { name: 'sealed', cpf: 'sealed' },
};
export const hired: CrewMemberEvent = { type: 'CrewMemberRegistered', data: driver };
