import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '#embarque/kernel';
import { correctionsOf } from './corrections.js';
import {
  absent,
  authorizationOf,
  authorized,
  back,
  boarded,
  departed,
  exceptional,
  knownTrip,
  on,
  scheduled,
  standByBoarded,
  stopped,
} from './testing/trip-facts.js';
import { recordOfPassenger, type KnownTrip, type TripEvent } from './trip.js';

const LIST = [scheduled(), authorized('ana'), authorized('bia'), authorized('zeca', { standBy: true })];
const BASE = fold(knownTrip, LIST);
const told = (...events: TripEvent[]): KnownTrip => fold(knownTrip, events, BASE);
const corrected = (before: readonly TripEvent[], after: readonly TripEvent[], base = BASE) => {
  const actual = fold(knownTrip, before, base);
  const events = correctionsOf(actual, { base, trip: fold(knownTrip, after, base), events: after }, () => 'sealed');
  return { events, trip: fold(knownTrip, events, actual) };
};
const seen = ({ passengers, departedAt, departureKm, readings, stops }: KnownTrip) => ({
  ...{ departedAt, departureKm, stops: [...stops].toSorted() },
  people: [...passengers.values()].map((one) => [one.authorizationId, recordOfPassenger(one)]).toSorted(),
  readings: readings.map(({ at, odometerKm }) => `${at} ${odometerKm}`).toSorted(),
});

describe('a trip that is told anew', () => {
  it('is corrected where it said otherwise, and says what it said before', () =>
    expect(corrected([departed(), absent('ana')], [departed(), boarded('ana'), back('ana')]).events).toEqual([
      {
        type: 'PassengerRecordCorrected',
        data: {
          ...{ tripId: BASE.tripId, authorizationId: authorizationOf('ana'), reason: 'sealed' },
          before: { whereabouts: 'absent', noShow: 'unjustified' },
          after: { whereabouts: 'returned', boardedAt: on('07:10') },
        },
      },
    ]));

  it('is left alone where people said what became of somebody', () => {
    const byHand = fold(knownTrip, [departed(), boarded('ana'), back('ana')], BASE);
    expect(corrected([], [], byHand).events).toEqual([]);
    const base = fold(knownTrip, [back('ana')], BASE);
    expect(corrected([], [departed()], base).events).toEqual([]);
  });

  const leaving = fc.constantFrom(departed(), departed(990), departed(1000, on('06:50')));
  const onTheWay = fc.shuffledSubarray([
    ...[boarded('ana'), boarded('ana', on('07:20')), absent('ana'), absent('bia', 'late'), boarded('bia')],
    ...[back('ana'), back('bia', 'stays'), standByBoarded('zeca'), exceptional('rui', { seat: '3' })],
    ...[stopped(on('09:00'), 1100), stopped(on('10:00'), 1120), stopped(on('11:00'))],
  ]);
  const history = fc.tuple(leaving, onTheWay).map(([first, rest]) => [first, ...rest]);

  it('says what it says told anew, whatever it said before; and needs no correction then', () =>
    fc.assert(
      fc.property(history, history, (before, after) => {
        const { trip } = corrected(before, after);
        expect(seen(trip)).toEqual(seen(told(...after)));
        expect(correctionsOf(trip, { base: BASE, trip: told(...after), events: after }, () => 'sealed')).toEqual([]);
      }),
      { numRuns: 500 },
    ));
});
