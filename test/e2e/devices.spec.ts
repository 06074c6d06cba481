import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Access } from '#embarque/application';
import { type Uuid } from '#embarque/kernel';
import { as } from '../support/askers.js';
import { openService, type Service } from '../support/service.js';
import { foundWorld, type World } from '../support/world.js';

const DAY = '2026-10-05';
const at = (time: string, day = DAY) => `${day}T${time}:00.000Z`;

let service: Service;
let world: World;
beforeAll(async () => {
  service = await openService();
  world = await foundWorld(service.api);
});
afterAll(() => service.close());

interface Report {
  readonly clientId: string;
  readonly sequence: number;
  readonly at: string;
  readonly kind: string;
  readonly payload: object;
}
interface Answered {
  readonly answers: { readonly clientId: string; readonly status: string; readonly first?: string }[];
  readonly nextSequence: number;
}

const reports = (...facts: readonly [kind: string, at: string, payload?: object][]): Report[] =>
  facts.map(([kind, time, payload = {}], n) => ({ clientId: randomUUID(), sequence: n + 1, at: time, kind, payload }));

/** A trip with three people, and a day of it as one device records it. */
async function travelling() {
  service.clock.set(at('12:00', '2026-10-01'));
  const tripId = await world.schedule(DAY, { vehicleId: await world.vehicle(), ...(await crew()) });
  const [ana, bia, caio] = [
    await world.patient(tripId, DAY),
    await world.patient(tripId, DAY),
    await world.patient(tripId, DAY),
  ];
  service.clock.set(at('18:00'));
  const day = reports(
    ['departure', at('07:00'), { odometerKm: 1000 }],
    ['boarding', at('07:10'), { authorizationId: ana }],
    ['boarding', at('07:15'), { authorizationId: bia }],
    ['no-show', at('07:20'), { authorizationId: caio, kind: 'justified', reason: 'Ficou com febre em casa' }],
    ['return', at('13:10'), { authorizationId: ana, outcome: 'returned' }],
    ['return', at('13:20'), { authorizationId: bia, outcome: 'returned' }],
    ['completion', at('16:50'), { odometerKm: 1150 }],
  );
  return { tripId, day, deviceId: randomUUID() };
}
const crew = async () => ({ driverId: await world.crew('driver'), attendantId: await world.crew('attendant') });

const send = (tripId: string, deviceId: string, sent: readonly Report[], clock = at('18:00'), headers = {}) =>
  service.api.post<Answered>(`trips/${tripId}/reports`, { deviceId, clock, reports: sent }, { headers });
const statusesOf = ({ body }: { body: Answered }) => body.answers.map(({ status, first }) => first ?? status);
const factsOf = async (tripId: string) =>
  (await service.events()).filter(({ stream }) => stream === `trip-${tripId}`).map(({ type }) => type);

const crewOf = (crewMemberId: string): Access => ({
  ...{ actor: 'crew', role: 'crew', origin: 'session' },
  scope: { municipalities: [], managers: [], regions: [], crewMemberId: crewMemberId as Uuid },
});

describe('the day that a crew takes along', () => {
  it('has its trips with everybody on the list, is not sent again while nothing changed, and is nobody else’s', async () => {
    const { tripId } = await travelling();
    await service.caughtUp();
    const { driverId } = await service.api.seen<{ driverId: string }>(`trips/${tripId}`);
    const own = as(crewOf(driverId));
    const first = await service.api.get(`crew-days/${DAY}`, own);
    expect(first.body.trips).toMatchObject([{ tripId, status: 'scheduled', vehicle: { plate: expect.any(String) } }]);
    expect(first.body.trips[0].passengers).toHaveLength(3);
    for (const passenger of first.body.trips[0].passengers) {
      expect(passenger).toMatchObject({ name: 'Maria Exemplo da Silva', boardingPlace: 'Praça da Matriz', issue: 1 });
      expect(JSON.stringify(passenger)).not.toMatch(/cpf|cns|birth|phone/i);
    }
    expect(first.body.seals).toMatchObject({ keys: expect.arrayContaining([expect.anything()]), revocations: [] });
    const again = `crew-days/${DAY}?known=${first.body.version}`;
    expect((await service.api.get(again, own)).body).toEqual({ date: DAY, version: first.body.version });

    await service.api.done(`trips/${tripId}/cancellation`, { reason: 'Estrada interditada' });
    expect((await service.api.get(again, own)).body).toMatchObject({ trips: [] });
    const stranger = as(crewOf(await world.crew('driver')));
    expect((await service.api.get(`crew-days/${DAY}`, stranger)).body.trips).toEqual([]);
    service.clock.set(at('12:00', '2026-10-26'));
    expect((await service.api.get(`crew-days/${DAY}`, own)).body.trips).toEqual([]);
  });
});

describe('what crews record without a network', () => {
  it('is done once when a batch comes twenty times at once, then in pieces and backwards', async () => {
    const { tripId, day, deviceId } = await travelling();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(tripId, deviceId, day)));
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(statusesOf(answer)).toEqual(day.map(() => 'accepted'));
      expect(answer.body.nextSequence).toBe(day.length + 1);
    }
    const facts = await factsOf(tripId);
    const head = await service.store.head();
    for (const piece of [day.slice(3), day.toReversed(), day.slice(0, 2), day.slice(2, 5)]) {
      expect(statusesOf(await send(tripId, deviceId, piece))).toEqual(piece.map(() => 'accepted'));
    }
    expect(await factsOf(tripId)).toEqual(facts);
    expect(await service.store.head()).toBe(head);
    expect(facts.filter((type) => type === 'PassengerBoarded')).toHaveLength(2);
    expect(facts.at(-1)).toBe('TripCompleted');
  });

  it('waits for what is missing before it, and for the other device', async () => {
    const { tripId, day, deviceId } = await travelling();
    const late = await send(tripId, deviceId, day.slice(2));
    expect(statusesOf(late)).toEqual(day.slice(2).map(() => 'waiting'));
    expect(late.body.nextSequence).toBe(1);

    const attendant = reports(['boarding', at('07:11'), (day[1] as Report).payload]);
    const spare = randomUUID();
    expect(statusesOf(await send(tripId, spare, attendant))).toEqual(['waiting']);
    expect(statusesOf(await send(tripId, deviceId, day.slice(0, 2)))).toEqual(['accepted', 'accepted']);
    expect(statusesOf(await send(tripId, spare, attendant))).toEqual(['already-known']);
    expect(statusesOf(await send(tripId, deviceId, day)).slice(2)).toEqual(day.slice(2).map(() => 'accepted'));
  });

  it('is judged when the office moves the trip', async () => {
    const { tripId, day, deviceId } = await travelling();
    const boardings = day.slice(1, 3).map((report, n) => ({ ...report, sequence: n + 1 }));
    expect(statusesOf(await send(tripId, deviceId, boardings))).toEqual(['waiting', 'waiting']);
    await service.api.done(`trips/${tripId}/departure`, { at: at('07:00'), odometerKm: 1000 });
    for (let look = 0; look < 400 && (await factsOf(tripId)).at(-1) !== 'PassengerBoarded'; look++) {
      await new Promise((again) => setTimeout(again, 25));
    }
    expect(statusesOf(await send(tripId, deviceId, boardings))).toEqual(['accepted', 'accepted']);
  });

  it('corrects a trip by an earlier report that comes later, and ends it when the office has settled the rest', async () => {
    const { tripId, day, deviceId } = await travelling();
    expect(statusesOf(await send(tripId, deviceId, day.slice(0, 4)))).toEqual(Array(4).fill('accepted'));
    const { authorizationId } = (day[1] as Report).payload as { authorizationId: string };
    const other = randomUUID();
    const noShow = reports(['no-show', at('07:05'), { authorizationId, kind: 'late' }]);
    expect(statusesOf(await send(tripId, other, noShow))).toEqual(['accepted']);
    expect(statusesOf(await send(tripId, deviceId, day))).toEqual([
      ...['accepted', 'conflict', 'accepted', 'accepted', 'conflict', 'accepted', 'waiting'],
    ]);

    const conflicts = async () => {
      const all = await service.api.seen<{ tripId: string; clientId: string }[]>(
        `managers/${world.managerId}/report-conflicts`,
      );
      return all.filter((one) => one.tripId === tripId);
    };
    await service.caughtUp();
    const shown = await conflicts();
    expect(shown).toMatchObject([{ kind: 'boarding' }, { kind: 'return', payload: { outcome: 'returned' } }]);
    for (const { stands } of shown as unknown as { stands: object }[]) {
      expect(stands).toMatchObject({
        trip: { status: 'underway', departureKm: 1000, whereabouts: 'absent', noShowKind: 'late' },
        reports: [{ deviceId: other, kind: 'no-show', payload: { kind: 'late' } }],
      });
    }
    const { corrections } = await service.api.seen<{ corrections: object[] }>(`trips/${tripId}`);
    expect(corrections).toMatchObject([{ authorizationId, before: { outbound: true }, after: { outbound: false } }]);

    for (const { clientId } of shown) {
      const decision = { decision: 'dismissed', reason: 'Conferido com o motorista' };
      await service.api.done(`trips/${tripId}/reports/${clientId}/settlement`, decision);
    }
    for (let look = 0; look < 400 && (await factsOf(tripId)).at(-1) !== 'TripCompleted'; look++) {
      await new Promise((again) => setTimeout(again, 25));
    }
    expect(statusesOf(await send(tripId, deviceId, day.slice(-1)))).toEqual(['accepted']);
    await service.caughtUp();
    expect(await conflicts()).toEqual([]);
  });

  it('keeps the hour right when the device is a day off, and says what cannot be of this trip', async () => {
    const { tripId, day, deviceId } = await travelling();
    const dayAhead = day.map((report) => ({ ...report, at: report.at.replace(DAY, '2026-10-06') }));
    const answer = await send(tripId, deviceId, dayAhead, at('18:00', '2026-10-06'));
    expect(statusesOf(answer)).toEqual(day.map(() => 'accepted'));
    const departed = (await service.events()).find(
      ({ type, data }) => type === 'TripDeparted' && (data as { tripId: string }).tripId === tripId,
    );
    expect(departed?.data).toMatchObject({ at: at('07:00') });

    const strange = reports(['occurrence', at('07:00', '2026-09-01'), { kind: 'other', note: 'Relógio parado' }]);
    expect(statusesOf(await send(tripId, randomUUID(), strange))).toEqual(['conflict']);
  });

  it('refuses what can be right of no trip, and goes on with the rest', async () => {
    const { tripId, day, deviceId } = await travelling();
    const odd = reports(
      ['departure', at('07:00'), { odometerKm: 'muitos' }],
      ['levitation', at('07:01')],
      ['departure', at('07:00'), { odometerKm: 1000 }],
    );
    const answer = await send(tripId, deviceId, odd);
    expect(statusesOf(answer)).toEqual(['refused', 'refused', 'accepted']);
    expect(JSON.stringify(answer.body.answers[0])).toContain('odometerKm');
    const reused = [{ ...(odd[2] as Report), payload: { odometerKm: 2000 } }];
    expect((await send(tripId, deviceId, reused)).body.answers).toMatchObject([{ code: 'client-id-reused' }]);
    const taken = day.slice(0, 1).map((report) => ({ ...report, at: at('07:05'), sequence: 3 }));
    expect((await send(tripId, deviceId, taken)).body.answers).toMatchObject([
      { status: 'conflict', code: 'sequence-taken' },
    ]);
  });

  it('is kept by the device while nobody is signed in, and taken afterwards; no other crew may hand it in', async () => {
    const { tripId, day, deviceId } = await travelling();
    expect(await send(tripId, deviceId, day, undefined, as('nobody'))).toMatchObject({ status: 401 });
    const stranger = as(crewOf(await world.crew('driver')));
    expect(await send(tripId, deviceId, day, undefined, stranger)).toMatchObject({ status: 404 });
    expect((await factsOf(tripId)).filter((type) => type === 'TripDeparted')).toEqual([]);

    const { driverId } = await service.api.seen<{ driverId: string }>(`trips/${tripId}`);
    // Three weeks later, from a phone that lay in a drawer.
    service.clock.set(at('12:00', '2026-10-26'));
    const own = await send(tripId, deviceId, day, at('12:00', '2026-10-26'), as(crewOf(driverId)));
    expect(statusesOf(own)).toEqual(day.map(() => 'accepted'));
    expect(JSON.stringify(await service.events().then((events) => events.map(({ data }) => data)))).not.toContain(
      'febre',
    );
  });
});
