import { describe, it } from '@jest/globals';
import { given } from '../../../../../test/support/given.js';
import { vehicle, type Vehicle } from '../../domain/vehicle.js';
import { registered, returned, withdrawn } from '../../testing/invented.js';
import { withdrawVehicle } from './withdraw-vehicle.decision.js';

describe('withdrawing a vehicle', () => {
  const withdrawing = (state: Vehicle) => withdrawVehicle('Oficina', state);

  it('keeps the reason', () => given(vehicle, registered).when(withdrawing).then(withdrawn));
  it('may happen again after its return', () =>
    given(vehicle, registered, withdrawn, returned).when(withdrawing).then(withdrawn));
  it('needs one that is in service', () => {
    given(vehicle)
      .when(withdrawing)
      .thenRefused('vehicle-unknown', /Não há veículo/);
    given(vehicle, registered, withdrawn)
      .when(withdrawing)
      .thenRefused('vehicle-already-withdrawn', /já está fora de serviço/);
  });
});
