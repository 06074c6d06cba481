import { describe, it } from '@jest/globals';
import { LocalDate, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { vehicle, type Vehicle, type VehicleData } from '../../domain/vehicle.js';
import { bus, registered } from '../../testing/invented.js';
import { registerVehicle } from './register-vehicle.decision.js';

describe('registering a vehicle', () => {
  const today = the(LocalDate, '2026-10-05');
  const registering =
    (changes: Partial<VehicleData> = {}, managerRegistered = true) =>
    (state: Vehicle) =>
      registerVehicle({ ...bus, ...changes }, { managerRegistered, today }, state);

  it('records capacity, comfort and the programme it came from', () =>
    given(vehicle).when(registering()).then(registered));

  it('takes next year’s model and no later one', () => {
    const next = { ...bus, year: 2027 };
    given(vehicle).when(registering(next)).then({ type: 'VehicleRegistered', data: next });
    given(vehicle)
      .when(registering({ year: 2028 }))
      .thenRefused('vehicle-not-registrable', /2028/);
  });

  it('names an unknown manager and too many wheelchair positions at once', () =>
    given(vehicle)
      .when(registering({ wheelchairPositions: 22 }, false))
      .thenRefused('vehicle-not-registrable', /gestor/, /cadeira de rodas/));

  it('happens once', () =>
    given(vehicle, registered)
      .when(registering())
      .thenRefused('vehicle-already-registered', /já está cadastrado/));
});
