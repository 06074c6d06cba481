import { describe, it } from '@jest/globals';
import { addMinutes } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import {
  authorizationOf,
  authorized,
  cancelled,
  companionOf,
  completed,
  departed,
  knownTrip,
  on,
  scheduled,
} from '../../domain/testing/trip-facts.js';
import { type KnownTrip } from '../../domain/trip.js';
import { departTrip } from './depart-trip.decision.js';

describe('departing', () => {
  const departing =
    ({ now = on('07:00') } = {}) =>
    (state: KnownTrip) =>
      departTrip({ at: on('07:00'), now, odometerKm: 1000 }, state);
  const minor = authorized('ana', { mustBeAccompanied: true });

  it('leaves, with or without passengers', () => {
    given(knownTrip, scheduled()).when(departing()).then(departed());
    given(knownTrip, scheduled(), authorized('ana')).when(departing()).then(departed());
  });

  it('takes nobody under 16 alone, on any leg, and says when the clock is ahead too', () => {
    given(knownTrip, scheduled(), minor)
      .when(departing({ now: addMinutes(on('07:00'), -11) }))
      .thenRefused('trip-cannot-depart', /futuro/, new RegExp(`${authorizationOf('ana')}.*menor de 16`));
    given(knownTrip, scheduled(), minor, authorized('bia', companionOf('ana', { legs: 'outbound' })))
      .when(departing())
      .thenRefused('trip-cannot-depart', /em todos os trechos/);
    given(knownTrip, scheduled(), minor, authorized('bia', companionOf('ana')))
      .when(departing())
      .then(departed());
    given(
      knownTrip,
      scheduled(),
      authorized('ana', { mustBeAccompanied: true, legs: 'outbound' }),
      authorized('bia', companionOf('ana', { legs: 'outbound' })),
    )
      .when(departing())
      .then(departed());
  });

  it('does not count who accompanies somebody else', () =>
    given(knownTrip, scheduled(), minor, authorized('eva'), authorized('bia', companionOf('eva')))
      .when(departing())
      .thenRefused('trip-cannot-depart', /menor de 16/));

  it("lets the crew's clock run ten minutes fast", () =>
    given(knownTrip, scheduled())
      .when(departing({ now: addMinutes(on('07:00'), -10) }))
      .then(departed()));

  it('happens once, and not after a cancellation', () => {
    for (const history of [[departed()], [departed(), completed()], [cancelled()]]) {
      given(knownTrip, scheduled(), ...history)
        .when(departing())
        .thenRefused('trip-not-open', /já saiu, terminou ou foi cancelada/);
    }
  });
});
