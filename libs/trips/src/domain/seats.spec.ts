import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultSeatMap, fold, idFrom, Plate, the, type Decision, type Seat } from '#embarque/kernel';
import { authorizePassenger } from '../commands/authorize-passenger/authorize-passenger.decision.js';
import { boardPassenger } from '../commands/board-passenger/board-passenger.decision.js';
import { departTrip } from '../commands/depart-trip/depart-trip.decision.js';
import { recordNoShow } from '../commands/record-no-show/record-no-show.decision.js';
import { replaceVehicle } from '../commands/replace-vehicle/replace-vehicle.decision.js';
import { revokeAuthorization } from '../commands/revoke-authorization/revoke-authorization.decision.js';
import { loadOn, seatMapOf, seatOn, travels } from './seats.js';
import {
  appointmentFacts,
  attendantFacts,
  driverFacts,
  authorizationOf,
  HOME,
  NEXT_DAY,
  on,
  passengerOf,
  personFacts,
  routeFacts,
  scheduled,
  vehicleFacts,
} from './testing/trip-facts.js';
import { LEG_PAIR, LEGS, trip, type KnownTrip, type Leg, type TripEvent } from './trip.js';

const crewFacts = { driver: driverFacts, attendant: attendantFacts };

/** A vehicle of so many seats: its crew's, one beside the driver, and rows that are not alike. */
const sizes = fc.record({
  seats: fc.integer({ min: 3, max: 6 }),
  wheelchairPositions: fc.nat(2),
  own: fc.boolean(),
  attendants: fc.boolean(),
});
const seatMapFor = (size: { seats: number; wheelchairPositions: number; attendants: boolean }): Seat[] =>
  defaultSeatMap(size).map(({ label, kind, row, column }) => ({
    label: kind === 'common' ? String(Number(label) + 10) : label,
    kind: size.attendants && label === '2' ? 'attendant' : kind,
    ...{ row: row * column, column: row + column },
  }));
const vehicleOf = (
  name: string,
  size: { seats: number; wheelchairPositions: number; own: boolean; attendants: boolean },
) => ({
  ...vehicleFacts,
  ...{ vehicleId: idFrom(name), plate: the(Plate, 'RTB2C34'), seats: size.seats },
  wheelchairPositions: size.wheelchairPositions,
  ...(size.own ? { seatMap: seatMapFor(size) } : {}),
});

const names = Array.from({ length: 12 }, (_, index) => `person ${index}`);
const name = fc.constantFrom(...names);
const steps = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        ...{ what: fc.constant('authorize' as const), name, legs: fc.constantFrom(...LEGS) },
        accommodation: fc.constantFrom('seat' as const, 'seat' as const, 'seat' as const, 'wheelchair' as const),
        seat: fc.option(fc.constantFrom('1', '11', '13', 'C1'), { nil: undefined, freq: 2 }),
      }),
    },
    { weight: 4, arbitrary: fc.record({ what: fc.constant('revoke' as const), name }) },
    { weight: 1, arbitrary: fc.record({ what: fc.constant('depart' as const) }) },
    { weight: 3, arbitrary: fc.record({ what: fc.constantFrom('absent' as const, 'board' as const), name }) },
    { weight: 2, arbitrary: fc.record({ what: fc.constant('replace' as const), size: sizes }) },
  ),
  { minLength: 10, maxLength: 80 },
);
type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never;

function decide(step: Step, state: KnownTrip, turn: number): Decision<TripEvent> {
  if (step.what === 'depart') return departTrip({ at: on('07:00'), now: NEXT_DAY, odometerKm: 1 }, state);
  if (step.what === 'replace') {
    const vehicle = vehicleOf(`vehicle ${turn}`, step.size);
    return replaceVehicle({ vehicle, ...crewFacts, reservationId: idFrom('swap', turn), reason: 'Pane' }, state);
  }
  const authorizationId = authorizationOf(step.name);
  if (step.what === 'authorize') {
    const { legs, accommodation, seat } = step;
    return authorizePassenger(
      {
        ...{
          authorizationId,
          person: personFacts(step.name),
          route: routeFacts,
          appointment: appointmentFacts(step.name),
        },
        ...{ role: 'patient', accommodation, legs, seat, from: HOME, boardingPlace: 'Praça da Matriz' },
      },
      state,
    );
  }
  if (!state.passengers.has(authorizationId)) return { ok: true, events: [] };
  const passenger = passengerOf(state, step.name);
  const when = { authorizationId, at: on('07:30'), now: NEXT_DAY };
  if (step.what === 'revoke') return revokeAuthorization({ authorizationId, reason: 'Remarcada' }, state);
  return step.what === 'absent'
    ? recordNoShow({ ...when, kind: 'late' }, state, passenger)
    : boardPassenger(when, state, passenger);
}

const riders = (state: KnownTrip, leg: Leg) => [...state.passengers.values()].filter((one) => travels(one, leg));

describe('whatever happens before and after departure', () => {
  it('gives everybody a seat that fits, no seat twice on a leg, and refuses nobody while one is free', () => {
    const tried = { seats: 0, refusals: 0, replacements: 0, absent: 0 };
    fc.assert(
      fc.property(sizes, fc.boolean(), steps, (size, attended, asked) => {
        const crew = attended ? { attendantId: attendantFacts.crewMemberId } : {};
        const { managerId: _, available: __, ...vehicle } = vehicleOf('first', size);
        let state = fold(trip, [scheduled({ vehicle, ...crew })]) as KnownTrip;
        asked.forEach((step, turn) => {
          const before = state;
          const decided = decide(step, state, turn);
          if (!decided.ok) {
            if (step.what === 'authorize' && !step.seat && state.status === 'scheduled') {
              if (state.passengers.has(authorizationOf(step.name))) return;
              const map = seatMapOf(state.vehicle, attended);
              const kind = step.accommodation === 'seat' ? 'common' : 'wheelchair';
              const all = map.filter((seat) => seat.kind === kind).length;
              const full = LEG_PAIR.some(
                (leg) =>
                  (step.legs === 'round-trip' || step.legs === leg) &&
                  riders(before, leg).filter((one) => one.accommodation === step.accommodation).length === all,
              );
              expect(full).toBe(true);
              tried.refusals++;
            }
            return;
          }
          state = fold(trip, decided.events, state) as KnownTrip;
          tried.replacements += step.what === 'replace' ? 1 : 0;
          tried.absent += step.what === 'absent' && decided.events.length ? 1 : 0;

          const kinds = new Map(seatMapOf(state.vehicle, attended).map(({ label, kind }) => [label, kind]));
          for (const leg of LEG_PAIR) {
            const aboard = riders(state, leg);
            const labels = aboard.map((one) => seatOn(one, leg));
            expect(new Set(labels).size).toBe(aboard.length);
            aboard.forEach(({ accommodation }, index) => {
              expect(kinds.get(labels[index]!)).toBe(accommodation === 'seat' ? 'common' : 'wheelchair');
            });
            const sitting = aboard.filter(({ accommodation }) => accommodation === 'seat').length;
            expect(loadOn(state, leg)).toEqual({
              seats: sitting,
              wheelchairs: aboard.length - sitting,
              lapChildren: 0,
            });
            tried.seats += aboard.length;
          }
        });
      }),
      { numRuns: 1000 },
    );
    for (const number of Object.values(tried)) expect(number).toBeGreaterThan(20);
  });

  it('seats everybody alike whenever the same vehicle is asked for', () =>
    fc.assert(
      fc.property(sizes, steps, (size, asked) => {
        let state = fold(trip, [scheduled()]) as KnownTrip;
        asked.forEach((step, turn) => {
          const decided = decide(step, state, turn);
          if (decided.ok) state = fold(trip, decided.events, state) as KnownTrip;
        });
        const swap = () => decide({ what: 'replace', size }, state, 1000);
        expect(swap()).toEqual(swap());
      }),
      { numRuns: 50 },
    ));
});
