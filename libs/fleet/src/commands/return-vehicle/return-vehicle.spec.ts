import { describe, it } from '@jest/globals';
import { given } from '../../../../../test/support/given.js';
import { vehicle, type Vehicle } from '../../domain/vehicle.js';
import { registered, returned, withdrawn } from '../../testing/invented.js';
import { returnVehicle } from './return-vehicle.decision.js';

describe('returning a vehicle to service', () => {
  const returning = (state: Vehicle) => returnVehicle('Freios trocados', state);

  it('keeps what made it possible', () => given(vehicle, registered, withdrawn).when(returning).then(returned));
  it('needs one that is out of service', () => {
    given(vehicle)
      .when(returning)
      .thenRefused('vehicle-unknown', /Não há veículo/);
    given(vehicle, registered)
      .when(returning)
      .thenRefused('vehicle-not-withdrawn', /não está fora de serviço/);
  });
});
