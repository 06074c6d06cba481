import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AccountRole, type Scope } from '#embarque/application';
import { type IbgeCode, type Uuid } from '#embarque/kernel';
import { type Answer, type Api } from '../support/api.js';
import { as } from '../support/askers.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { openService, type Service } from '../support/service.js';
import { foundWorld, HERE, HOSPITAL, hours, type World } from '../support/world.js';

const CROWD = 200;
const DAY = '2026-10-05';

describe('everybody at once', () => {
  let database: TestDatabase;
  /** Two programs on one database, as on two machines. */
  let service: Service;
  let second: Service;
  let world: World;
  let crowd: { personId: string; appointmentId: string }[];
  beforeAll(async () => {
    database = await freshDatabase();
    service = await openService({ databaseUrl: database.url });
    second = await openService({ databaseUrl: database.url });
    world = await foundWorld(service.api);
    crowd = await Promise.all(
      Array.from({ length: CROWD }, async (_, index) => {
        const { personId } = (await service.api.post('people', world.personInput())).body;
        const { appointmentId } = (
          await service.api.post('appointments', {
            ...{ personId, system: 'SISREG', protocol: `C${index}`, establishment: HOSPITAL },
            ...{ date: DAY, time: '08:00', kind: 'consultation' },
          })
        ).body;
        return { personId, appointmentId };
      }),
    );
  });
  afterAll(async () => {
    await second.close();
    await service.close();
    await database.drop();
  });

  const authorize = (api: Api, tripId: string, { personId, appointmentId }: (typeof crowd)[number], key?: string) =>
    api.post(`trips/${tripId}/authorizations`, world.seat(personId, { appointmentId }), key ? { key } : {});
  const eventsOf = async (tripId: string, type: string) => {
    const events = await service.events();
    return events.filter((event) => event.stream === `trip-${tripId}` && event.type === type);
  };
  /** A car with one seat for the driver and one for a passenger. */
  const car = async () =>
    world.schedule(DAY, {
      vehicleId: await world.vehicle(2),
      driverId: await world.crew('driver'),
      attendantId: undefined,
    });
  const won = (answers: readonly Answer[]) => answers.filter(({ status }) => status === 200);

  it('gives the last seat to one of two hundred who ask for it at once, and tells the others why not', async () => {
    const tripId = await car();
    const answers = await Promise.all(crowd.map((one) => authorize(service.api, tripId, one)));
    expect(won(answers)).toHaveLength(1);
    for (const { status, body } of answers.filter((answer) => answer.status !== 200)) {
      expect({ status, code: body.code, reasons: body.reasons }).toEqual({
        ...{ status: 422, code: 'passenger-not-authorizable', reasons: ['Não há lugar livre nesta viagem.'] },
      });
    }
    expect(await eventsOf(tripId, 'PassengerAuthorized')).toHaveLength(1);
  });

  it('gives the twenty seats of a bus to twenty of two hundred, to each another one, and tells each which', async () => {
    const tripId = await world.schedule('2026-10-06');
    const seats = Array.from({ length: 20 }, (_, index) => String(index + 1));
    const appointed = await Promise.all(
      crowd.map(async ({ personId }) => ({ personId, appointmentId: await world.appointment(personId, '2026-10-06') })),
    );
    const answers = await Promise.all(appointed.map((one) => authorize(service.api, tripId, one)));
    expect(
      won(answers)
        .map(({ body }) => String(body.seat))
        .sort(),
    ).toEqual(seats.sort());
    const given = (await eventsOf(tripId, 'PassengerAuthorized')).map(({ data }) => (data as { seat: string }).seat);
    expect(given.sort()).toEqual(seats);
    await service.caughtUp();
    const { places } = await service.api.seen<{ places: object }>(`trips/${tripId}`);
    expect(places).toMatchObject({ outbound: { seats: 20, seated: 20, free: 0 }, return: { free: 0 } });
  });

  it('gives it to one of them also when they ask two programs, and leaves the others free to go elsewhere', async () => {
    const tripId = await car();
    const free = crowd.slice(0, 60);
    const answers = await Promise.all(
      free.map((one, index) => authorize(index % 2 ? service.api : second.api, tripId, one)),
    );
    expect(won(answers)).toHaveLength(1);
    expect(answers.every(({ status }) => [200, 409, 422].includes(status))).toBe(true);
    expect(await eventsOf(tripId, 'PassengerAuthorized')).toHaveLength(1);

    const losers = free.filter((_, index) => answers[index]!.status !== 200).slice(0, 10);
    const bus = await world.schedule(DAY);
    const later = await Promise.all(losers.map((one) => authorize(second.api, bus, one)));
    // One of them may be the passenger of the first car.
    expect(won(later).length).toBeGreaterThanOrEqual(losers.length - 1);
  });

  it('puts one person, one vehicle and one driver on one of two overlapping trips, not on both', async () => {
    const trips = await Promise.all([car(), car(), car(), car()]);
    const one = crowd.at(-1)!;
    const answers = await Promise.all(
      trips.flatMap((tripId) => [authorize(service.api, tripId, one), authorize(second.api, tripId, one)]),
    );
    expect(won(answers)).toHaveLength(1);

    const fleet = { vehicleId: await world.vehicle(2), driverId: await world.crew('driver') };
    const schedule = (api: Api) => api.post('trips', { routeId: world.routeId, ...fleet, ...hours('2026-10-07') });
    const scheduled = await Promise.all(
      Array.from({ length: 20 }, (_, index) => schedule(index % 2 ? service.api : second.api)),
    );
    expect(won(scheduled)).toHaveLength(1);
  });

  it('authorises a person once whom two offices put on overlapping trips, and tells the other nothing of the trip', async () => {
    const day = '2026-10-09';
    const scope = { municipalities: [], managers: [], regions: [] };
    const office = (role: AccountRole, of: Partial<Exclude<Scope, 'everything'>>) => ({
      headers: as({ actor: `test-${role}`, role, scope: { ...scope, ...of }, origin: 'token' }),
    });
    const town = office('municipal-scheduler', { municipalities: [HERE.home as IbgeCode] });
    const consortium = office('fleet-manager', { managers: [world.managerId as Uuid] });
    const neighbour = office('municipal-scheduler', { municipalities: [HERE.seat as IbgeCode] });
    const [first, other] = [
      await world.schedule(day),
      await world.schedule(day, {
        vehicleId: await world.vehicle(12),
        driverId: await world.crew('driver'),
        attendantId: undefined,
      }),
    ];
    for (const { personId } of crowd.slice(0, 8)) {
      const appointmentId = await world.appointment(personId, day);
      const put = (api: Api, tripId: string, from: string, who: { headers: Record<string, string> }) =>
        api.post(`trips/${tripId}/authorizations`, { ...world.seat(personId, { appointmentId }), from }, who);
      const answers = await Promise.all([
        put(service.api, first, HERE.home, town),
        put(second.api, other, HERE.seat, consortium),
      ]);
      expect(won(answers)).toHaveLength(1);
      const { status, body } = answers.find((answer) => answer.status !== 200)!;
      expect({ status, code: body.code, reasons: body.reasons }).toEqual({
        ...{ status: 422, code: 'person-busy', reasons: ['Esta pessoa já tem transporte neste horário.'] },
      });
      for (const told of [first, other, HERE.home, HERE.seat]) expect(JSON.stringify(body)).not.toContain(told);
      expect((await put(service.api, first, HERE.seat, neighbour)).body.code).toBe('not-found');
    }
  });

  it('does a command once that comes fifty times at once under one key, and answers every time the same', async () => {
    const fleet = { vehicleId: await world.vehicle(2), driverId: await world.crew('driver') };
    const key = randomUUID();
    const scheduled = await Promise.all(
      Array.from({ length: 50 }, () =>
        service.api.post('trips', { routeId: world.routeId, ...fleet, ...hours('2026-10-08') }, { key }),
      ),
    );
    expect(won(scheduled)).toHaveLength(50);
    expect(new Set(scheduled.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const { tripId } = scheduled[0]!.body;
    expect(await eventsOf(tripId, 'TripScheduled')).toHaveLength(1);

    const head = await service.store.head();
    const registrationKey = randomUUID();
    const input = world.personInput();
    const registered = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        (index % 2 ? service : second).api.post('people', input, { key: registrationKey }),
      ),
    );
    expect(new Set(registered.map(({ status, body }) => `${status} ${body.personId}`)).size).toBe(1);
    expect(registered[0]!.status).toBe(200);
    const people = (await service.events()).filter(
      ({ position, type }) => position > head && type === 'PersonRegistered',
    );
    expect(people).toHaveLength(1);
  });

  it('shows in the end what the log says, whichever program wrote it', async () => {
    await Promise.all([service.caughtUp(), second.caughtUp()]);
    const board = async ({ api }: Service) => api.seen<object[]>(`trips?managerId=${world.managerId}&date=${DAY}`);
    expect(await board(service)).toEqual(await board(second));
    const authorised = (await service.events()).filter(({ type }) => type === 'PassengerAuthorized');
    const [{ passengers }] = await service.database.query<[{ passengers: number }]>(
      'select count(*)::int as passengers from trips.passenger',
    );
    expect(passengers).toBe(authorised.length);
  });
});
