import { describe, expect, it } from '@jest/globals';
import { fold } from '#embarque/kernel';
import { freedPlaces } from './freed-places.js';
import { authorized, cancelled, car, companionOf, departed, revoked, scheduled, TRIP } from './testing/trip-facts.js';
import { type TripEvent } from './trip.js';

/** A car for four passengers and a wheelchair. */
const freedOn = (...events: TripEvent[]) => fold(freedPlaces, [scheduled(), ...events]).freed;
const both = (seats: number, wheelchairs = 0) => ({ outbound: { seats, wheelchairs }, return: { seats, wheelchairs } });
const swapped = (seats: number): TripEvent => ({
  type: 'VehicleReplaced',
  data: { tripId: TRIP, vehicle: { ...car, seats }, reservationId: TRIP, reason: 'Pane' },
});

describe('a place comes free', () => {
  it('when an authorisation is revoked, on the legs that it was for; what was never taken did not', () => {
    expect(freedOn()).toEqual(both(0));
    expect(freedOn(authorized('ana'), authorized('bia'))).toEqual(both(0));
    expect(freedOn(authorized('ana'), authorized('bia'), revoked('ana'))).toEqual(both(1));
    expect(freedOn(authorized('ana', { legs: 'return' }), revoked('ana'))).toEqual({
      outbound: { seats: 0, wheelchairs: 0 },
      return: { seats: 1, wheelchairs: 0 },
    });
    expect(freedOn(authorized('ana', { accommodation: 'wheelchair' }), revoked('ana'))).toEqual(both(0, 1));
  });

  it('with every companion who does not come either', () =>
    expect(freedOn(authorized('ana'), authorized('bia', companionOf('ana')), revoked('bia'), revoked('ana'))).toEqual(
      both(2),
    ));

  it('when a larger vehicle is swapped in, as many as it has more', () => {
    expect(freedOn(swapped(7))).toEqual(both(2));
    expect(freedOn(swapped(7), swapped(4))).toEqual(both(2));
    expect(freedOn(swapped(3), swapped(5))).toEqual(both(2));
  });

  it('and stays so until no more than that is free, or the trip leaves', () => {
    const one = [authorized('ana'), revoked('ana')];
    expect(freedOn(...one, authorized('bia'), authorized('caio'), authorized('davi'))).toEqual(both(1));
    expect(freedOn(...one, ...['bia', 'caio', 'davi', 'eva'].map((name) => authorized(name)))).toEqual(both(0));
    expect(freedOn(...one, departed())).toEqual(both(0));
    expect(freedOn(...one, cancelled())).toEqual(both(0));
  });
});
