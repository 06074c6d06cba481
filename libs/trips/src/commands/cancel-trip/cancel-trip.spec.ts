import { describe, it } from '@jest/globals';
import { given } from '../../../../../test/support/given.js';
import { authorized, cancelled, completed, departed, knownTrip, scheduled } from '../../domain/testing/trip-facts.js';
import { cancelTrip } from './cancel-trip.decision.js';

describe('cancelling a trip', () => {
  const cancelling = (state: Parameters<typeof cancelTrip>[1]) => cancelTrip({ reason: 'Estrada interditada' }, state);

  it('calls it off with everybody on it', () =>
    given(knownTrip, scheduled(), authorized('ana')).when(cancelling).then(cancelled()));

  it('is too late once it has left, and happens once', () => {
    for (const history of [[departed()], [departed(), completed()], [cancelled()]]) {
      given(knownTrip, scheduled(), ...history)
        .when(cancelling)
        .thenRefused('trip-not-open', /ainda não saiu/);
    }
  });
});
