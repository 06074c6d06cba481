import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, idFrom, type Decision } from '#embarque/kernel';
import { authorizePassenger } from '../commands/authorize-passenger/authorize-passenger.decision.js';
import { boardByException } from '../commands/board-by-exception/board-by-exception.decision.js';
import { boardPassenger } from '../commands/board-passenger/board-passenger.decision.js';
import { boardStandBy } from '../commands/board-stand-by/board-stand-by.decision.js';
import { cancelTrip } from '../commands/cancel-trip/cancel-trip.decision.js';
import { completeTrip } from '../commands/complete-trip/complete-trip.decision.js';
import { correctPassengerOutcome } from '../commands/correct-passenger-outcome/correct-passenger-outcome.decision.js';
import { departTrip } from '../commands/depart-trip/depart-trip.decision.js';
import { recordNoShow } from '../commands/record-no-show/record-no-show.decision.js';
import { recordReturn } from '../commands/record-return/record-return.decision.js';
import { recordStop } from '../commands/record-stop/record-stop.decision.js';
import { replaceVehicle } from '../commands/replace-vehicle/replace-vehicle.decision.js';
import { revokeAuthorization } from '../commands/revoke-authorization/revoke-authorization.decision.js';
import { scheduleTrip } from '../commands/schedule-trip/schedule-trip.decision.js';
import { loadOn, passengerSeats } from './seats.js';
import {
  appointmentFacts,
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
  LEG_PAIR,
  LEGS,
  trip,
  type KnownTrip,
  type Leg,
  type Legs,
  type Passenger,
  type Role,
  type Trip,
  type TripEvent,
} from './trip.js';

/*
 * The whole life of a trip against a model that knows nothing of events: who is on the list, where they are, and how many
 * seats there are. Every command is accepted exactly when the model says so.
 */
type Where = 'expected' | 'stand-by' | 'away' | 'absent' | 'returned' | 'stays';
interface Traveller {
  readonly role: Role;
  readonly legs: Legs;
  readonly companionOf?: string | undefined;
  where: Where;
  travelled: Record<Leg, boolean>;
}
interface Model {
  status: 'unscheduled' | 'scheduled' | 'underway' | 'completed' | 'cancelled';
  seats: number;
  readonly list: Map<string, Traveller>;
}
interface Real {
  state: Trip;
  readonly events: TripEvent[];
}

const NAMES = ['ana', 'bia', 'caio', 'davi', 'eva', 'fábio'];
const covers = (legs: Legs, leg: Leg): boolean => legs === 'round-trip' || legs === leg;
const coming = ({ where, legs }: Traveller, leg: Leg): boolean => {
  const left: readonly Where[] = leg === 'outbound' ? ['stand-by', 'absent'] : ['stand-by', 'absent', 'stays'];
  return covers(legs, leg) && !left.includes(where);
};
const taken = ({ list }: Model, leg: Leg): number =>
  [...list.values()].filter((one) => one.role !== 'lap-child' && coming(one, leg)).length;
const free = (model: Model, legs: Legs): boolean =>
  LEG_PAIR.every((leg) => !covers(legs, leg) || taken(model, leg) < model.seats);

/** Something that is asked of a trip: whether the model lets it be, what it is then, and the decision that is tried. */
abstract class Step implements fc.Command<Model, Real> {
  check = (): boolean => true;
  abstract allowed(model: Model): boolean;
  abstract change(model: Model): void;
  abstract decide(state: Trip, events: number): Decision<TripEvent>;

  run(model: Model, real: Real): void {
    const allowed = this.allowed(model);
    const decided = this.decide(real.state, real.events.length);
    expect([String(this), model.status, decided.ok ? 'accepted' : decided.refusal.reasons]).toEqual([
      ...[String(this), model.status],
      allowed ? 'accepted' : expect.any(Array),
    ]);
    if (!decided.ok) return;
    this.change(model);
    real.events.push(...decided.events);
    real.state = fold(trip, decided.events, real.state);
    agree(model, real);
  }

  toString(): string {
    return `${this.constructor.name} ${JSON.stringify(this)}`;
  }
}

/** Nobody lost, nobody twice, and no seat sold twice. */
function agree(model: Model, { state, events }: Real): void {
  if (state.status === 'unscheduled') throw new Error('what was accepted left no trip');
  expect(state.status).toBe(model.status);
  const people = [...state.passengers.values()].map(({ personId, whereabouts }) => [personId, whereabouts]);
  expect(people.toSorted()).toEqual(
    [...model.list].map(([name, { where }]) => [idFrom('person', name), where]).toSorted(),
  );
  for (const leg of LEG_PAIR) {
    expect(loadOn(state, leg).seats).toBe(taken(model, leg));
    if (model.status !== 'completed')
      expect(taken(model, leg)).toBeLessThanOrEqual(passengerSeats(state.vehicle, false));
  }
  const last = events.at(-1)!;
  if (last.type !== 'TripCompleted') return;
  const carried = [...model.list].flatMap(([name, { travelled }]) =>
    travelled.outbound || travelled.return ? [[idFrom('person', name), travelled.outbound, travelled.return]] : [],
  );
  expect(last.data.transports.map((one) => [one.personId, one.outbound, one.inbound]).toSorted()).toEqual(
    carried.toSorted(),
  );
}

const passengerOf = (state: Trip, name: string): Passenger | undefined =>
  state.status === 'unscheduled'
    ? undefined
    : [...state.passengers.values()].find(({ personId }) => personId === idFrom('person', name));
const NOBODY: Decision<TripEvent> = { ok: false, refusal: { code: 'nobody', reasons: ['Ninguém.'], kind: 'unknown' } };

class Schedule extends Step {
  constructor(readonly seats: number) {
    super();
  }
  allowed = ({ status }: Model) => status === 'unscheduled';
  change = (model: Model) => void Object.assign(model, { status: 'scheduled', seats: this.seats - 1 });
  decide = (state: Trip) =>
    scheduleTrip(
      {
        tripId: TRIP,
        route: routeFacts,
        vehicle: { ...vehicleFacts, seats: this.seats },
        driver: driverFacts,
        ...TIMES,
      },
      state,
    );
}

class Authorize extends Step {
  constructor(
    readonly name: string,
    readonly role: Role,
    readonly legs: Legs,
    readonly withName: string,
    readonly standBy: boolean,
  ) {
    super();
  }
  allowed(model: Model): boolean {
    const { status, list } = model;
    if (status !== 'scheduled' || list.has(this.name)) return false;
    if (this.role === 'patient') return this.standBy || free(model, this.legs);
    const other = list.get(this.withName);
    if (!other || other.where !== 'expected' || this.standBy) return false;
    if (other.legs !== 'round-trip' && other.legs !== this.legs) return false;
    if (this.role === 'companion') return other.role === 'patient' && free(model, this.legs);
    const carried = [...list.values()].some((one) => one.role === 'lap-child' && one.companionOf === this.withName);
    return other.role !== 'lap-child' && !carried;
  }
  change({ list }: Model): void {
    list.set(this.name, {
      ...{ role: this.role, legs: this.legs, where: this.standBy ? 'stand-by' : 'expected' },
      companionOf: this.role === 'patient' ? undefined : this.withName,
      travelled: { outbound: false, return: false },
    });
  }
  decide(state: Trip, events: number): Decision<TripEvent> {
    const patient = this.role === 'patient';
    const withAuthorization = passengerOf(state, this.withName)?.authorizationId;
    return authorizePassenger(
      {
        ...{ authorizationId: idFrom('authorization', this.name, events), role: this.role, legs: this.legs },
        ...{ person: personFacts(this.name, this.role === 'lap-child' ? 2 : 40), route: routeFacts },
        ...{ accommodation: this.role === 'lap-child' ? 'lap' : 'seat', from: HOME, boardingPlace: 'Praça' },
        ...(patient ? { appointment: appointmentFacts(this.name) } : { withAuthorization }),
        ...(this.role === 'companion' ? { ground: 'MULHER', exception: 'Liberado' } : {}),
        ...(this.standBy ? { standBy: true } : {}),
      },
      state,
    );
  }
}

/** What is asked about one person who may be on the list. */
abstract class About extends Step {
  constructor(readonly name: string) {
    super();
  }
  abstract may(one: Traveller, model: Model): boolean;
  abstract become(one: Traveller, model: Model): void;
  abstract judge(state: KnownTrip, passenger: Passenger): Decision<TripEvent>;
  allowed(model: Model): boolean {
    const one = model.list.get(this.name);
    return !!one && this.may(one, model);
  }
  change(model: Model): void {
    this.become(model.list.get(this.name)!, model);
  }
  decide(state: Trip): Decision<TripEvent> {
    const passenger = passengerOf(state, this.name);
    return state.status === 'unscheduled' || !passenger ? NOBODY : this.judge(state, passenger);
  }
}

const at = (time: string) => ({ at: on(time), now: NEXT_DAY });

class Revoke extends About {
  may = (_: Traveller, { status, list }: Model) =>
    status === 'scheduled' && ![...list.values()].some(({ companionOf }) => companionOf === this.name);
  become = (_: Traveller, { list }: Model) => void list.delete(this.name);
  judge = (state: KnownTrip, { authorizationId }: Passenger) =>
    revokeAuthorization({ authorizationId, reason: 'Remarcada' }, state);
}

class Board extends About {
  may = ({ where }: Traveller, { status }: Model) => status === 'underway' && where === 'expected';
  become = (one: Traveller) =>
    void Object.assign(one, { where: 'away', travelled: { outbound: covers(one.legs, 'outbound'), return: false } });
  judge = (state: KnownTrip, passenger: Passenger) =>
    boardPassenger({ authorizationId: passenger.authorizationId, ...at('07:30') }, state, passenger);
}

class BoardWaiting extends Board {
  override may = (one: Traveller, model: Model) =>
    model.status === 'underway' && one.where === 'stand-by' && free(model, one.legs);
  override judge = (state: KnownTrip, passenger: Passenger) =>
    boardStandBy({ authorizationId: passenger.authorizationId, ...at('07:40') }, state, passenger);
}

class MissOut extends About {
  may = ({ where }: Traveller, { status }: Model) => status === 'underway' && where === 'expected';
  become = (one: Traveller) => void (one.where = 'absent');
  judge = (state: KnownTrip, passenger: Passenger) =>
    recordNoShow({ authorizationId: passenger.authorizationId, kind: 'late', ...at('07:35') }, state, passenger);
}

class ComeBack extends About {
  constructor(
    name: string,
    readonly outcome: 'returned' | 'stays',
  ) {
    super(name);
  }
  may = ({ where, legs }: Traveller, { status }: Model) =>
    status === 'underway' && where === 'away' && (this.outcome === 'stays' || covers(legs, 'return'));
  become = (one: Traveller) => {
    one.where = this.outcome;
    one.travelled.return = this.outcome === 'returned';
  };
  judge = (state: KnownTrip, passenger: Passenger) =>
    recordReturn(
      {
        ...{ authorizationId: passenger.authorizationId, outcome: this.outcome, ...at('16:10') },
        ...(this.outcome === 'stays' ? { reason: 'Internação', returnsOn: DAY } : {}),
      },
      state,
      passenger,
    );
}

class Correct extends About {
  constructor(
    name: string,
    readonly outbound: boolean,
    readonly inbound: boolean,
  ) {
    super(name);
  }
  private stays = (legs: Legs) => this.outbound && !this.inbound && covers(legs, 'return');
  private whereOf = (legs: Legs): Where =>
    this.inbound ? 'returned' : this.stays(legs) ? 'stays' : this.outbound ? 'away' : 'absent';
  may({ legs, where, travelled }: Traveller, { status }: Model): boolean {
    if (status !== 'completed') return false;
    if ((this.outbound && !covers(legs, 'outbound')) || (this.inbound && !covers(legs, 'return'))) return false;
    const same = travelled.outbound === this.outbound && travelled.return === this.inbound;
    return !(same && where === this.whereOf(legs));
  }
  become(one: Traveller): void {
    one.where = this.whereOf(one.legs);
    one.travelled = { outbound: this.outbound, return: this.inbound };
  }
  judge = (state: KnownTrip, passenger: Passenger) =>
    correctPassengerOutcome(
      {
        ...{ authorizationId: passenger.authorizationId, outbound: this.outbound, inbound: this.inbound },
        ...{ reason: 'Engano', ...(this.stays(passenger.legs) ? { outcome: 'stays' as const } : {}) },
      },
      state,
      passenger,
    );
}

class BoardUnlisted extends Step {
  constructor(readonly name: string) {
    super();
  }
  allowed = (model: Model) => model.status === 'underway' && !model.list.has(this.name) && free(model, 'round-trip');
  change({ list }: Model): void {
    const travelled = { outbound: true, return: false };
    list.set(this.name, { role: 'patient', legs: 'round-trip', where: 'away', travelled });
  }
  decide = (state: Trip, events: number) =>
    state.status === 'unscheduled'
      ? NOBODY
      : boardByException(
          {
            ...{ authorizationId: idFrom('authorization', this.name, events), person: personFacts(this.name) },
            ...{ role: 'patient', legs: 'round-trip', from: HOME, boardingPlace: 'Praça' },
            ...{ justification: 'Alta hospitalar', ...at('07:45') },
          },
          state,
        );
}

class Swap extends Step {
  constructor(readonly seats: number) {
    super();
  }
  allowed = (model: Model) =>
    (model.status === 'scheduled' || model.status === 'underway') &&
    LEG_PAIR.every((leg) => taken(model, leg) <= this.seats - 1);
  change = (model: Model) => void Object.assign(model, { seats: this.seats - 1 });
  decide = (state: Trip, events: number) =>
    state.status === 'unscheduled'
      ? NOBODY
      : replaceVehicle(
          {
            vehicle: { ...vehicleFacts, seats: this.seats, vehicleId: idFrom('vehicle', events) },
            ...{ driver: driverFacts, reservationId: idFrom('reservation', events), reason: 'Pane' },
          },
          state,
        );
}

class Depart extends Step {
  allowed = ({ status }: Model) => status === 'scheduled';
  change = (model: Model) => void (model.status = 'underway');
  decide = (state: Trip) =>
    state.status === 'unscheduled' ? NOBODY : departTrip({ ...at('07:00'), odometerKm: 1000 }, state);
}

class Stop extends Step {
  allowed = ({ status }: Model) => status === 'underway' || status === 'completed';
  change = () => undefined;
  decide = (state: Trip, events: number) =>
    state.status === 'unscheduled'
      ? NOBODY
      : recordStop({ stopId: idFrom('stop', events), kind: 'arrival', place: 'Hospital', ...at('09:00') }, state);
}

class Complete extends Step {
  allowed = ({ status, list }: Model) =>
    status === 'underway' &&
    ![...list.values()].some(({ where, legs }) => where === 'expected' || (where === 'away' && covers(legs, 'return')));
  change = (model: Model) => void (model.status = 'completed');
  decide = (state: Trip) =>
    state.status === 'unscheduled' ? NOBODY : completeTrip({ ...at('20:00'), odometerKm: 1200 }, state);
}

class Cancel extends Step {
  allowed = ({ status }: Model) => status === 'scheduled';
  change = (model: Model) => void (model.status = 'cancelled');
  decide = (state: Trip) =>
    state.status === 'unscheduled' ? NOBODY : cancelTrip({ reason: 'Estrada interditada' }, state);
}

const name = fc.constantFrom(...NAMES);
const seats = fc.integer({ min: 2, max: 7 });
const often = <T>(arbitrary: fc.Arbitrary<T>) => [arbitrary, arbitrary, arbitrary];
const steps = fc.commands<Model, Real>(
  [
    seats.map((count) => new Schedule(count)),
    ...often(
      fc
        .tuple(
          name,
          fc.constantFrom<Role>('patient', 'patient', 'companion', 'lap-child'),
          fc.constantFrom(...LEGS),
          name,
          fc.boolean(),
        )
        .map(
          ([who, role, legs, other, standBy]) => new Authorize(who, role, legs, other, standBy && role === 'patient'),
        ),
    ),
    name.map((who) => new Revoke(who)),
    seats.map((count) => new Swap(count)),
    fc.constant(new Depart()),
    ...often(name.map((who) => new Board(who))),
    name.map((who) => new BoardWaiting(who)),
    name.map((who) => new BoardUnlisted(who)),
    name.map((who) => new MissOut(who)),
    fc.constant(new Stop()),
    ...often(
      fc
        .tuple(name, fc.constantFrom('returned' as const, 'stays' as const))
        .map(([who, how]) => new ComeBack(who, how)),
    ),
    ...often(fc.constant(new Complete())),
    fc.tuple(name, fc.boolean(), fc.boolean()).map(([who, out, back]) => new Correct(who, out, back)),
    fc.constant(new Cancel()),
  ],
  { maxCommands: 60, size: 'max' },
);

it('lives as a model of lists and counters says, whatever is asked of it in whatever order', () => {
  const ends = new Map<string, number>();
  fc.assert(
    fc.property(seats, steps, (count, commands) => {
      const model: Model = { status: 'unscheduled', seats: 0, list: new Map() };
      const real: Real = { state: trip.initial, events: [] };
      fc.modelRun(() => {
        new Schedule(count).run(model, real);
        return { model, real };
      }, commands);
      ends.set(model.status, (ends.get(model.status) ?? 0) + 1);
    }),
    { numRuns: 1000 },
  );
  // Every end of a trip was reached.
  expect([...ends.keys()].toSorted()).toEqual(['cancelled', 'completed', 'scheduled', 'underway'].toSorted());
});
