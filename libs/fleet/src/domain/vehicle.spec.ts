import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, type Decision } from '#embarque/kernel';
import { returnVehicle } from '../commands/return-vehicle/return-vehicle.decision.js';
import { withdrawVehicle } from '../commands/withdraw-vehicle/withdraw-vehicle.decision.js';
import { bus, registered } from '../testing/invented.js';
import { vehicle, type Vehicle, type VehicleEvent } from './vehicle.js';

describe('a vehicle, whatever is asked of it', () => {
  const asks: Record<string, (state: Vehicle) => Decision<VehicleEvent>> = {
    withdraw: (state) => withdrawVehicle('Oficina', state),
    return: (state) => returnVehicle('Pronto', state),
  };

  it('stays itself, and is out of service exactly when the last accepted word was to withdraw it', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('withdraw', 'return')), (words) => {
        const history: VehicleEvent[] = [registered];
        let expected = 'available';
        for (const word of words) {
          const decision = asks[word]!(fold(vehicle, history));
          expect(decision.ok).toBe((word === 'withdraw') === (expected === 'available'));
          if (!decision.ok) continue;
          history.push(...decision.events);
          expected = word === 'withdraw' ? 'withdrawn' : 'available';
        }
        expect(fold(vehicle, history)).toEqual({ ...bus, status: expected });
      }),
    ));
});
