import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, idFrom, type Decision } from '#embarque/kernel';
import { authorizePassenger } from '../commands/authorize-passenger/authorize-passenger.decision.js';
import { boardPassenger } from '../commands/board-passenger/board-passenger.decision.js';
import { cancelTrip } from '../commands/cancel-trip/cancel-trip.decision.js';
import { completeTrip } from '../commands/complete-trip/complete-trip.decision.js';
import { departTrip } from '../commands/depart-trip/depart-trip.decision.js';
import { recordNoShow } from '../commands/record-no-show/record-no-show.decision.js';
import { recordReturn } from '../commands/record-return/record-return.decision.js';
import { replaceVehicle } from '../commands/replace-vehicle/replace-vehicle.decision.js';
import { revokeAuthorization } from '../commands/revoke-authorization/revoke-authorization.decision.js';
import { scheduleTrip } from '../commands/schedule-trip/schedule-trip.decision.js';
import { loadOn, overloads, passengerSeats } from './seats.js';
import {
  appointmentFacts,
  authorizationOf,
  DAY,
  driverFacts,
  HOME,
  NEXT_DAY,
  on,
  personFacts,
  routeFacts,
  TIMES,
  TRIP,
  vehicleFacts,
} from './testing/trip-facts.js';
import {
  ACCOMMODATIONS,
  LEGS,
  RETURN_OUTCOMES,
  ROLES,
  trip,
  type ReturnOutcome,
  type Trip,
  type TripEvent,
} from './trip.js';

type Command = (state: Trip, attempt: number) => Decision<TripEvent>;

const NAMES = ['ana', 'bia', 'cida', 'davi', 'eva', 'fabio'];
const nothing: Decision<TripEvent> = { ok: true, events: [] };

/** The latest authorisation of `name`, in force or not. */
const latest = (state: Trip, name: string) =>
  state.status === 'unscheduled'
    ? undefined
    : [...state.passengers.values()].find(({ personId }) => personId === idFrom('person', name));

const name = fc.constantFrom(...NAMES);
const schedule = fc.record({ seats: fc.integer({ min: 2, max: 6 }), wheelchairPositions: fc.nat(2) });

const passing =
  (name: string, what: string, outcome: ReturnOutcome = 'returned'): Command =>
  (state) => {
    const passenger = latest(state, name);
    if (state.status === 'unscheduled' || !passenger) return nothing;
    const { authorizationId } = passenger;
    const when = { authorizationId, at: on('08:00'), now: NEXT_DAY };
    switch (what) {
      case 'revoke':
        return revokeAuthorization({ authorizationId, reason: 'Remarcada' }, state);
      case 'board':
        return boardPassenger(when, state, passenger);
      case 'no-show':
        return recordNoShow({ ...when, kind: 'late' }, state, passenger);
      default:
        return recordReturn(
          { ...when, outcome, reason: 'Internação', ...(outcome === 'stays' ? { returnsOn: DAY } : {}) },
          state,
          passenger,
        );
    }
  };

const going =
  (what: string): Command =>
  (state) => {
    if (state.status === 'unscheduled') return nothing;
    if (what === 'cancel') return cancelTrip({ reason: 'Estrada interditada' }, state);
    const when = { at: on('07:00'), now: NEXT_DAY, odometerKm: 1000 };
    return what === 'depart' ? departTrip(when, state) : completeTrip(when, state);
  };

/** What brings a trip to its end, wherever it stands. */
const windUp: readonly Command[] = [
  going('depart'),
  ...NAMES.flatMap((name) => [passing(name, 'board'), passing(name, 'return')]),
  ...NAMES.map((name) => passing(name, 'return', 'stays')),
  going('complete'),
];

const commands: fc.Arbitrary<Command> = fc.oneof(
  schedule.map(
    (size): Command =>
      (state) =>
        scheduleTrip(
          { tripId: TRIP, route: routeFacts, vehicle: { ...vehicleFacts, ...size }, driver: driverFacts, ...TIMES },
          state,
        ),
  ),
  {
    weight: 6,
    arbitrary: fc
      .record({
        name,
        companionOf: name,
        age: fc.constantFrom(2, 15, 40, 81),
        role: fc.constantFrom(...ROLES),
        accommodation: fc.constantFrom(...ACCOMMODATIONS),
        legs: fc.constantFrom(...LEGS),
        seat: fc.option(fc.constantFrom('1', '2', '3', 'C1', 'M'), { nil: undefined, freq: 3 }),
      })
      .map(({ name, companionOf, age, role, accommodation, legs, seat }): Command => (state, attempt) => {
        const patient = role === 'patient';
        const withAuthorization = latest(state, companionOf)?.authorizationId;
        return authorizePassenger(
          {
            ...{ authorizationId: authorizationOf(`${name}${attempt}`), person: personFacts(name, age) },
            ...{ route: routeFacts, role, accommodation, legs, seat, from: HOME, boardingPlace: 'Praça da Matriz' },
            ...(patient ? { appointment: appointmentFacts(name) } : { withAuthorization }),
            ...(role === 'companion' ? { ground: 'MULHER', exception: 'Liberado' } : {}),
          },
          state,
        );
      }),
  },
  fc.record({ size: schedule, van: fc.constantFrom('car', 'van') }).map(
    ({ size, van }): Command =>
      (state, attempt) =>
        state.status === 'unscheduled'
          ? nothing
          : replaceVehicle(
              {
                vehicle: { ...vehicleFacts, ...size, vehicleId: idFrom(van) },
                driver: driverFacts,
                reservationId: idFrom(attempt),
                reason: 'Pane',
              },
              state,
            ),
  ),
  {
    weight: 8,
    arbitrary: fc
      .record({
        name,
        what: fc.constantFrom('revoke', 'board', 'board', 'no-show', 'return', 'return'),
        outcome: fc.constantFrom(...RETURN_OUTCOMES),
      })
      .map(({ name, what, outcome }) => passing(name, what, outcome)),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('depart', 'complete', 'complete', 'cancel').map(going),
  },
);

/** Every history that the deciders can write. */
const histories = fc
  .tuple(schedule, fc.array(commands, { maxLength: 40 }), fc.boolean())
  .map(([size, asked, toTheEnd]) => {
    const history: TripEvent[] = [];
    let state: Trip = trip.initial;
    const first: Command = (now) =>
      scheduleTrip(
        { tripId: TRIP, route: routeFacts, vehicle: { ...vehicleFacts, ...size }, driver: driverFacts, ...TIMES },
        now,
      );
    [first, ...asked, ...(toTheEnd ? windUp : [])].forEach((command, attempt) => {
      const decided = command(state, attempt);
      if (!decided.ok) return;
      history.push(...decided.events);
      state = fold(trip, decided.events, state);
    });
    return history;
  });

const outcomeOf = (history: readonly TripEvent[], authorizationId: string) => ({
  revoked: history.some((e) => e.type === 'AuthorizationRevoked' && e.data.authorizationId === authorizationId),
  absent: history.some((e) => e.type === 'NoShowRecorded' && e.data.authorizationId === authorizationId),
  boarded: history.some((e) => e.type === 'PassengerBoarded' && e.data.authorizationId === authorizationId),
  returned: history.some(
    (e) => e.type === 'ReturnRecorded' && e.data.authorizationId === authorizationId && e.data.outcome === 'returned',
  ),
});

describe('whatever is decided about a trip', () => {
  it('never sells more seats or wheelchair positions than the vehicle of the moment has, on either leg', () =>
    fc.assert(
      fc.property(histories, (history) => {
        let state: Trip = trip.initial;
        // Between the events of one decision (vehicle, then each authorisation) the loads are the same.
        for (const event of history) {
          state = trip.evolve(state, event);
          if (state.status === 'unscheduled') continue;
          const loads = [loadOn(state, 'outbound'), loadOn(state, 'return')];
          expect(overloads(state.vehicle, false, loads)).toEqual([]);
          for (const { seats, wheelchairs } of loads) {
            expect(seats).toBeLessThanOrEqual(passengerSeats(state.vehicle, false));
            expect(wheelchairs).toBeLessThanOrEqual(state.vehicle.wheelchairPositions);
          }
        }
      }),
      { numRuns: 500 },
    ));

  it('completes with an outcome for everybody, and counts exactly the legs that people travelled', () => {
    let completions = 0;
    fc.assert(
      fc.property(histories, (history) => {
        const completion = history.find((event) => event.type === 'TripCompleted');
        if (completion?.type !== 'TripCompleted') return;
        completions++;
        const expected = history.flatMap((event) => {
          if (event.type !== 'PassengerAuthorized') return [];
          const { authorizationId, legs } = event.data;
          const { revoked, absent, boarded, returned } = outcomeOf(history, authorizationId);
          if (revoked) return [];
          expect(absent).not.toBe(boarded);
          const travelled = { outbound: boarded && legs !== 'return', inbound: returned };
          return travelled.outbound || travelled.inbound ? [{ authorizationId, ...travelled }] : [];
        });
        const counted = completion.data.transports.map(({ authorizationId, outbound, inbound }) => ({
          authorizationId,
          outbound,
          inbound,
        }));
        expect(counted).toEqual(expected);
        expect(new Set(completion.data.transports.map(({ personId }) => personId)).size).toBe(counted.length);
      }),
      { numRuns: 1000 },
    );
    expect(completions).toBeGreaterThan(100);
  });

  it('changes nothing of a trip that is completed or cancelled', () =>
    fc.assert(
      fc.property(histories, (history) => {
        const end = history.findIndex(({ type }) => type === 'TripCompleted' || type === 'TripCancelled');
        expect(end === -1 || end === history.length - 1).toBe(true);
      }),
      { numRuns: 500 },
    ));

  it('evolves from any events at all, decided or not, without throwing', () =>
    fc.assert(
      fc.property(fc.array(histories, { maxLength: 4 }), fc.infiniteStream(fc.nat()), (many, picks) => {
        const shuffled = many.flat().map((event) => ({ event, at: picks.next().value as number }));
        fold(
          trip,
          shuffled.sort((a, b) => a.at - b.at).map(({ event }) => event),
        );
      }),
      { numRuns: 200 },
    ));
});
