import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { installEventStore, MemoryEventStore, PostgresEventStore, type EventStore } from '#embarque/event-store';
import { addMinutes, idFrom, type Uuid } from '#embarque/kernel';
import { NOON } from '../../../../test/support/asking.js';
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { BoardPassenger } from '../commands/board-passenger/board-passenger.command.js';
import { CancelTrip } from '../commands/cancel-trip/cancel-trip.command.js';
import { CompleteTrip } from '../commands/complete-trip/complete-trip.command.js';
import { DepartTrip } from '../commands/depart-trip/depart-trip.command.js';
import { RecordReturn } from '../commands/record-return/record-return.command.js';
import { ReplaceVehicle } from '../commands/replace-vehicle/replace-vehicle.command.js';
import { RevokeAuthorization } from '../commands/revoke-authorization/revoke-authorization.command.js';
import { DAY, on, TIMES } from '../domain/testing/trip-facts.js';
import { tripStream } from '../domain/trip.js';
import { authorizationOf, eventsOf, later, officeOn, tripOf, vehicle, type Office } from '../testing/office.js';

const many = <T>(count: number, ask: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => ask(n)));

type Answer = Awaited<ReturnType<Office['schedule']>>;
const won = (answers: readonly Answer[]) => answers.filter(({ ok }) => ok);
const reasonsOf = (answers: readonly Answer[]) =>
  answers.flatMap((answer) => (answer.ok ? [] : answer.refusal.reasons));

const person = (name: string) => ({ kind: 'person' as const, id: idFrom('person', name) });
const crew = (name: string) => ({ kind: 'driver' as const, id: idFrom('crew', name) });
const vehicleOf = (name: string) => ({ kind: 'vehicle' as const, id: vehicle(name) });

/** Two processes on one store: their commands do not know of each other's turns. */
function rushes(open: () => EventStore) {
  const offices = (store = open()) => ({ store, one: officeOn(store), other: officeOn(store) });

  it('gives the last seat to one of 200 who ask at once', async () => {
    const { one, other } = offices();
    const asked = { key: 'last seat' };
    await one.schedule(asked, { name: 'car-2', driver: 'last seat' });
    const answers = await many(200, (n) => (n % 2 ? one : other).authorize(tripOf('last seat'), `rush ${n}`));
    expect(won(answers)).toHaveLength(1);
    expect(reasonsOf(answers)).toEqual(Array(199).fill('Não há lugar livre nesta viagem.'));
    for (let n = 0; n < 200; n++) {
      expect(await one.agendaOf(person(`rush ${n}`))).toHaveLength(answers[n]!.ok ? 1 : 0);
    }
  });

  it('puts a person on one of 200 overlapping trips', async () => {
    const { one, other } = offices();
    const times = (n: number) => ({ ...TIMES, departsAt: addMinutes(TIMES.departsAt, n) });
    await many(200, (n) =>
      one.schedule({ key: `trip ${n}` }, { name: `overlap${n}-5`, driver: `overlap ${n}`, times: times(n) }),
    );
    const answers = await many(200, (n) => (n % 2 ? one : other).authorize(tripOf(`trip ${n}`), 'everywhere'));
    expect(won(answers)).toHaveLength(1);
    expect(reasonsOf(answers).every((reason) => reason === 'Esta pessoa já tem transporte neste horário.')).toBe(true);
    const reservations = await one.agendaOf(person('everywhere'));
    expect(reservations).toHaveLength(1);
    expect(await one.state(reservations[0]!.tripId)).toMatchObject({ passengers: { size: 1 } });
  });

  it('schedules one trip when the same command is sent 50 times at once', async () => {
    const { store, one, other } = offices();
    const answers = await many(50, (n) => (n % 2 ? one : other).schedule({ key: 'again' }, { driver: 'again' }));
    expect(answers).toEqual(Array(50).fill({ ...answers[0], result: { tripId: tripOf('again') } }));
    expect(await eventsOf(store, tripStream(tripOf('again')))).toHaveLength(1);
    expect(await one.agendaOf(crew('again'))).toHaveLength(1);
  });

  it.each(['vehicle', 'driver'])(
    'puts a %s on one of 40 overlapping trips, and leaves nothing with the rest',
    async (shared) => {
      const { one, other } = offices();
      const names = (n: number) => ({
        name: shared === 'vehicle' ? 'shared-5' : `own${n}-5`,
        driver: shared === 'driver' ? 'shared' : `own ${n}`,
      });
      const answers = await many(40, (n) => (n % 2 ? one : other).schedule({ key: `${shared} ${n}` }, names(n)));
      expect(won(answers)).toHaveLength(1);
      expect(new Set(reasonsOf(answers).map((reason) => reason.split(' (')[0]))).toEqual(
        new Set([`O ${shared === 'vehicle' ? 'veículo' : 'motorista'} já está em outra viagem neste horário`]),
      );
      for (let n = 0; n < 40; n++) {
        const { name, driver } = names(n);
        for (const reservations of [await one.agendaOf(vehicleOf(name)), await one.agendaOf(crew(driver))]) {
          expect(reservations.filter(({ tripId }) => tripId === tripOf(`${shared} ${n}`))).toHaveLength(
            answers[n]!.ok ? 1 : 0,
          );
        }
      }
    },
  );
}

describe('two hundred at once, on the store in memory', () => rushes(() => new MemoryEventStore()));

describe('two hundred at once, on the store in PostgreSQL', () => {
  let database: TestDatabase;
  let store: PostgresEventStore;
  beforeAll(async () => {
    database = await freshDatabase();
    await installEventStore(database.url);
    store = new PostgresEventStore({ connectionString: database.url });
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });
  rushes(() => store);
});

describe('being in one place at a time', () => {
  const office = () => officeOn(new MemoryEventStore());
  const scheduled = async (one: Office, key = 'first', names: { name?: string; driver?: string } = {}) => {
    expect(await one.schedule({ key }, names)).toMatchObject({ ok: true });
    return tripOf(key);
  };
  const boardedFor = async (one: Office, tripId: Uuid, names: readonly string[], on_ = TIMES) => {
    await one.send(
      DepartTrip,
      { tripId, at: on_.departsAt, odometerKm: 10 },
      { key: `departs ${tripId}`, now: on_.endsAt },
    );
    for (const name of names) {
      const authorizationId = authorizationOf(`${name} on ${tripId}`);
      await one.send(
        BoardPassenger,
        { tripId, authorizationId, at: on_.departsAt },
        { key: `boards ${name} ${tripId}`, now: on_.endsAt },
      );
    }
  };

  it('a cancelled trip frees vehicle, crew and people', async () => {
    const one = office();
    const tripId = await scheduled(one);
    await one.authorize(tripId, 'ana');
    await one.send(CancelTrip, { tripId, reason: 'Estrada interditada' }, { key: 'cancel' });
    for (const resource of [vehicleOf('car-5'), crew('driver'), person('ana')]) {
      expect(await one.agendaOf(resource)).toEqual([]);
    }
    const again = await scheduled(one, 'second');
    expect(await one.authorize(again, 'ana')).toMatchObject({ ok: true });
  });

  it('a revoked authorisation frees the person at once, for another trip and for the same one', async () => {
    const one = office();
    const tripId = await scheduled(one);
    for (let time = 1; time <= 3; time++) {
      const key = `ana, time ${time}`;
      expect(await one.authorize(tripId, 'ana', { key })).toMatchObject({ ok: true });
      await one.send(
        RevokeAuthorization,
        { tripId, authorizationId: authorizationOf(key), reason: 'Remarcada' },
        { key: `not ${key}` },
      );
    }
    expect(await one.agendaOf(person('ana'))).toEqual([]);
  });

  it('a replaced vehicle is free, the new one is taken, and each authorisation is issued again, also there and back', async () => {
    const one = office();
    const tripId = await scheduled(one);
    await one.authorize(tripId, 'ana');
    await one.authorize(tripId, 'bia');
    const replace = (name: string, key: string) =>
      one.send(ReplaceVehicle, { tripId, vehicleId: vehicle(name), reason: 'Pane elétrica' }, { key });
    expect(await replace('van-9', 'there')).toMatchObject({ ok: true, result: { reissued: 2 } });
    expect(await replace('van-9', 'there')).toMatchObject({ ok: true, result: { reissued: 2 } });
    expect(await one.agendaOf(vehicleOf('car-5'))).toEqual([]);
    expect(await one.agendaOf(vehicleOf('van-9'))).toHaveLength(1);
    expect(await replace('car-5', 'back')).toMatchObject({ ok: true });
    expect(await one.agendaOf(vehicleOf('car-5'))).toHaveLength(1);
    expect(await one.agendaOf(vehicleOf('van-9'))).toEqual([]);
    const state = await one.state(tripId);
    expect(state.status !== 'unscheduled' && [...state.passengers.values()].map(({ issue }) => issue)).toEqual([3, 3]);
  });

  it('a vehicle that is on another trip replaces none, and the refusal leaves nothing behind', async () => {
    const one = office();
    const tripId = await scheduled(one);
    await scheduled(one, 'second', { name: 'van-9', driver: 'second' });
    const refused = await one.send(
      ReplaceVehicle,
      { tripId, vehicleId: vehicle('van-9'), reason: 'Pane' },
      { key: 'replace' },
    );
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'vehicle-busy' } });
    expect(await one.agendaOf(vehicleOf('van-9'))).toHaveLength(1);
    expect(await one.agendaOf(vehicleOf('car-5'))).toHaveLength(1);
  });

  it('says of vehicle and driver at once that both are elsewhere', async () => {
    const one = office();
    await scheduled(one);
    const refused = await one.schedule({ key: 'second' });
    expect(refused).toMatchObject({
      ok: false,
      refusal: { reasons: [/veículo/, /motorista/].map((part) => expect.stringMatching(part)) },
    });
  });

  it('who stays overnight on one trip comes home on another, and is counted one leg on each', async () => {
    const one = office();
    const out = await scheduled(one);
    await one.authorize(out, 'ana');
    await boardedFor(one, out, ['ana']);
    const left = {
      authorizationId: authorizationOf(`ana on ${out}`),
      outcome: 'stays',
      reason: 'Internação',
      returnsOn: DAY,
      at: on('20:00'),
    };
    await one.send(RecordReturn, { tripId: out, ...left }, { key: 'stays', now: TIMES.endsAt });
    expect(await one.agendaOf(person('ana'))).toEqual([]);

    const tomorrow = later(TIMES, 1);
    await one.schedule({ key: 'next day' }, { times: tomorrow });
    const home = tripOf('next day');
    expect(await one.authorize(home, 'ana', undefined, 'return')).toMatchObject({ ok: true });
    await boardedFor(one, home, ['ana'], tomorrow);
    const returned = { authorizationId: authorizationOf(`ana on ${home}`), outcome: 'returned', at: tomorrow.endsAt };
    await one.send(RecordReturn, { tripId: home, ...returned }, { key: 'home', now: tomorrow.endsAt });

    const legs = [];
    for (const tripId of [out, home]) {
      const now = tomorrow.endsAt;
      await one.send(
        CompleteTrip,
        { tripId, at: tomorrow.endsAt, odometerKm: 500 },
        { key: `completes ${tripId}`, now },
      );
      const events = await eventsOf(one.store, tripStream(tripId));
      legs.push(...(events.at(-1)!.data as { transports: { outbound: boolean; inbound: boolean }[] }).transports);
    }
    expect(legs).toMatchObject([
      { outbound: true, inbound: false },
      { outbound: false, inbound: true },
    ]);
  });
});

describe('a reservation whose command died', () => {
  const dying = (store: EventStore): EventStore =>
    Object.assign(Object.create(store) as EventStore, {
      append: (...append: Parameters<EventStore['append']>) =>
        append[0].startsWith('trip-') ? Promise.reject(new Error('the process dies here')) : store.append(...append),
    });

  it('holds vehicle and crew for a minute, then gives way, and its command is refused when it comes back', async () => {
    const store = new MemoryEventStore();
    const one = officeOn(store);
    await expect(officeOn(dying(store)).schedule({ key: 'dead' })).rejects.toThrow('dies');
    expect(await one.agendaOf(vehicleOf('car-5'))).toHaveLength(1);

    expect(await one.schedule({ key: 'soon', now: addMinutes(NOON, 0.9) })).toMatchObject({ ok: false });
    expect(await one.schedule({ key: 'later', now: addMinutes(NOON, 1) })).toMatchObject({ ok: true });
    expect(await one.schedule({ key: 'dead', now: addMinutes(NOON, 2) })).toMatchObject({ ok: false });
    expect(await one.agendaOf(vehicleOf('car-5'))).toMatchObject([{ tripId: tripOf('later') }]);
    expect(await one.agendaOf(crew('driver'))).toMatchObject([{ tripId: tripOf('later') }]);
  });

  it('goes on at once when the command is repeated', async () => {
    const store = new MemoryEventStore();
    await expect(officeOn(dying(store)).schedule({ key: 'dead' })).rejects.toThrow('dies');
    expect(await officeOn(store).schedule({ key: 'dead' })).toMatchObject({ ok: true });
    expect(await officeOn(store).agendaOf(vehicleOf('car-5'))).toHaveLength(1);
  });

  it('is void at once for a person when their trip went on without them', async () => {
    const store = new MemoryEventStore();
    const one = officeOn(store);
    await one.schedule({ key: 'first' });
    await one.schedule({ key: 'second' }, { name: 'van-9', driver: 'second' });
    await expect(officeOn(dying(store)).authorize(tripOf('first'), 'ana')).rejects.toThrow('dies');
    expect(await one.authorize(tripOf('second'), 'ana')).toMatchObject({ ok: false, refusal: { code: 'person-busy' } });
    await one.authorize(tripOf('first'), 'bia');
    expect(await one.authorize(tripOf('second'), 'ana')).toMatchObject({ ok: true });
  });

  it('bars a command that slept while its vehicle went to another trip', async () => {
    const store = new MemoryEventStore();
    const awake = officeOn(store);
    let slept = false;
    const sleepy = Object.assign(Object.create(store) as EventStore, {
      append: async (...append: Parameters<EventStore['append']>) => {
        if (append[0].startsWith('trip-') && !slept) {
          slept = true;
          expect(await awake.schedule({ key: 'awake', now: addMinutes(NOON, 5) })).toMatchObject({ ok: true });
        }
        return store.append(...append);
      },
    });
    expect(await officeOn(sleepy).schedule({ key: 'asleep' })).toMatchObject({ ok: false });
    expect(await awake.state(tripOf('asleep'))).toEqual({ status: 'unscheduled' });
    expect(await awake.agendaOf(vehicleOf('car-5'))).toMatchObject([{ tripId: tripOf('awake') }]);
  });

  it('leaves a vehicle and a person on one trip at most, whatever the interleaving, the clocks and the crashes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(
          fc.record({
            trip: fc.nat(2),
            what: fc.constantFrom('schedule', 'authorize', 'replace', 'cancel'),
            minute: fc.nat(3),
            dies: fc.boolean(),
          }),
          { minLength: 2, maxLength: 8 },
        ),
        async (scheduler, asked) => {
          const store = new MemoryEventStore();
          const judge = officeOn(store);
          for (const n of [0, 1, 2]) {
            await judge.schedule({ key: `known ${n}` }, { name: `own${n}-5`, driver: `own ${n}` });
          }
          const all = asked.map(async ({ trip: n, what, minute, dies }, command) => {
            const { send, schedule, authorize } = officeOn(slowed(dies ? dying(store) : store, scheduler));
            const options = { key: `command ${command}`, now: addMinutes(NOON, minute) };
            const tripId = tripOf(`known ${n}`);
            const shared = { tripId, vehicleId: vehicle('shared-5'), reason: 'Pane' };
            const ask = {
              schedule: () => schedule(options, { name: 'shared-5', driver: `driver ${command}` }),
              authorize: () => authorize(tripId, 'ana', options),
              replace: () => send(ReplaceVehicle, shared, options),
              cancel: () => send(CancelTrip, shared, options),
            };
            await ask[what]().catch(() => undefined);
          });
          await scheduler.waitFor(Promise.all(all));

          const ids = [0, 1, 2].map((n) => tripOf(`known ${n}`)).concat(asked.map((_, n) => tripOf(`command ${n}`)));
          const trips = (await Promise.all(ids.map((tripId) => judge.state(tripId)))).flatMap((state) =>
            state.status === 'scheduled' ? [state] : [],
          );
          const using = trips.filter(({ vehicle: { vehicleId } }) => vehicleId === vehicle('shared-5'));
          const carrying = trips.filter(({ passengers }) => passengers.size);
          expect(using.length).toBeLessThanOrEqual(1);
          expect(carrying.length).toBeLessThanOrEqual(1);
          // What a trip holds is reserved, so that nobody can take it later either.
          for (const [held, resource] of [
            [using, vehicleOf('shared-5')],
            [carrying, person('ana')],
          ] as const) {
            const reserved = (await judge.agendaOf(resource)).map(({ tripId }) => tripId);
            for (const { tripId } of held) expect(reserved).toContain(tripId);
          }
        },
      ),
      { numRuns: 150 },
    ));
});

/** The store, answering in an order that the scheduler chooses. */
const slowed = (store: EventStore, scheduler: fc.Scheduler): EventStore =>
  Object.assign(Object.create(store) as EventStore, {
    append: async (...append: Parameters<EventStore['append']>) => {
      await scheduler.schedule(Promise.resolve());
      return store.append(...append);
    },
    async *readStream(...read: Parameters<EventStore['readStream']>) {
      await scheduler.schedule(Promise.resolve());
      yield* store.readStream(...read);
    },
  });
