import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Access } from '#embarque/application';
import { type IbgeCode, type Uuid } from '#embarque/kernel';
import { NoticeWork, type NoticeView, type PersonNotices } from '#embarque/notices';
import { smtpReceiver } from '../../libs/notices/src/testing/receivers.js';
import { as } from '../support/askers.js';
import { rowsOf } from '../support/month-file.js';
import { openService, type Service } from '../support/service.js';
import { foundWorld, HERE, type World } from '../support/world.js';

const DAY = '2026-10-05';
const NOW = '2026-10-01T12:00:00.000Z';
const NEUTRAL = 'Há uma novidade sobre a sua viagem; procure a Secretaria de Saúde.';

let mailbox: Awaited<ReturnType<typeof smtpReceiver>>;
let service: Service;
let world: World;
beforeAll(async () => {
  mailbox = await smtpReceiver();
  service = await openService({ notices: { email: mailbox.settings } });
  world = await foundWorld(service.api);
});
afterAll(async () => {
  await service.close();
  mailbox.channel.close?.();
  await mailbox.close().catch(() => undefined);
});

const post = (path: string, body: object = {}) => service.api.done(path, body);
const noticesOf = async (tripId: string, kind: string, headers = {}): Promise<NoticeView[]> =>
  (await service.api.seen<NoticeView[]>(`trips/${tripId}/notices`, headers)).filter((one) => one.kind === kind);
const authorize = async (tripId: string, personId: string) =>
  world.authorize(tripId, world.seat(personId, { appointmentId: await world.appointment(personId, DAY) }));
const lettersTo = (address: string) => mailbox.received.filter(({ to }) => to === address);
/** Waits until so many letters have come to an address. */
async function letters(address: string, number: number) {
  for (let look = 0; look < 1000 && lettersTo(address).length < number; look++) await sleep(30);
  await service.caughtUp();
  return lettersTo(address).map(({ text }) => text);
}

describe('a trip that is cancelled', () => {
  it('is told to each of the twenty on it, once, and shows who has not said that they know', async () => {
    const tripId = await world.schedule(DAY);
    const people = await Promise.all(
      Array.from({ length: 20 }, (_, n) => world.person(n < 5 ? { email: `p${n}@example.org` } : {})),
    );
    for (const personId of people) await authorize(tripId, personId);
    await post(`trips/${tripId}/cancellation`, { reason: 'Estrada interditada' });
    await service.caughtUp();
    const told = await noticesOf(tripId, 'trip-cancelled');
    expect(told.map(({ personId }) => personId).sort()).toEqual([...people].sort());
    expect(told.filter(({ way }) => way === 'email')).toHaveLength(5);

    const [byPhone] = told.filter(({ way }) => way === 'phone');
    await post(`notices/${byPhone!.noticeId}/calls`, { at: NOW, outcome: 'told' });
    const silent = (await noticesOf(tripId, 'trip-cancelled')).filter(({ acknowledgedAt }) => !acknowledgedAt);
    expect(silent).toHaveLength(19);

    for (let n = 0; n < 5; n++) {
      // The authorisation may be overtaken by the cancellation, and is not told then.
      const texts = await letters(`p${n}@example.org`, 1);
      expect(new Set(texts)).toEqual(new Set([NEUTRAL]));
    }
  });
});

describe('a vehicle that is swapped', () => {
  it('is told to everybody authorised, with the new plate to who is verified', async () => {
    const tripId = await world.schedule('2026-10-06');
    const ana = await world.person({ email: 'ana@example.org' });
    const bia = await world.person({ email: 'bia@example.org' });
    await post(`people/${ana}/contact-verifications`, {
      ...{ contact: 'email', value: 'ana@example.org', how: 'in-person' },
    });
    for (const personId of [ana, bia]) {
      const appointmentId = await world.appointment(personId, '2026-10-06');
      await world.authorize(tripId, world.seat(personId, { appointmentId }));
    }
    await letters('ana@example.org', 1);
    await letters('bia@example.org', 1);
    await post(`trips/${tripId}/vehicle`, { vehicleId: await world.vehicle(), reason: 'Pane elétrica' });
    const { plate } = await service.api.seen<{ plate: string }>(`trips/${tripId}`);

    const [, swapped] = await letters('ana@example.org', 2);
    expect(swapped).toContain(plate);
    expect(swapped).toContain('Praça da Matriz');
    expect(await letters('bia@example.org', 2)).toEqual([NEUTRAL, NEUTRAL]);
    expect(await noticesOf(tripId, 'reissued')).toHaveLength(2);
    for (const { text } of mailbox.received) expect(text).not.toMatch(/Divin|Hospital|consult/i);
  });
});

describe('what people were told', () => {
  const municipal = (role: Access['role'], scope: { municipalities?: string[]; managers?: string[] }) =>
    as({
      ...{ actor: 'test', role, origin: 'token' },
      scope: {
        municipalities: (scope.municipalities ?? []) as IbgeCode[],
        ...{ managers: (scope.managers ?? []) as Uuid[], regions: [] },
      },
    });

  it('is read by their town; who carries them sees that they were told, another town nothing', async () => {
    const tripId = await world.schedule('2026-10-07');
    const personId = await world.person({ phone: '3733330000' });
    await world.authorize(
      tripId,
      world.seat(personId, { appointmentId: await world.appointment(personId, '2026-10-07') }),
    );
    await service.caughtUp();
    const see = (headers: Record<string, string>) => noticesOf(tripId, 'authorised', headers);
    expect(await see(municipal('municipal-scheduler', { municipalities: [HERE.home] }))).toMatchObject([
      { personId, address: '3733330000', text: expect.stringContaining('Praça da Matriz') },
    ]);
    expect(await see(municipal('fleet-manager', { managers: [world.managerId] }))).toMatchObject([
      { personId, address: null, text: null, status: 'to-tell' },
    ]);
    expect(await see(municipal('municipal-scheduler', { municipalities: [HERE.seat] }))).toEqual([]);
  });

  it('goes to nobody in detail whose address was changed after somebody verified it', async () => {
    const input = world.personInput({ email: 'cida@example.org' });
    const { personId } = await service.api.done<{ personId: string }>('people', input);
    const seen = () => service.api.seen<PersonNotices>(`people/${personId}/notices`);
    const verify = (value: string) =>
      service.api.post(`people/${personId}/contact-verifications`, { contact: 'email', value, how: 'call' });
    expect(await verify('other@example.org')).toMatchObject({ status: 422, body: { code: 'contact-not-in-record' } });
    expect(await verify('cida@example.org')).toMatchObject({ status: 200 });
    expect((await seen()).contacts).toEqual({
      email: { value: 'cida@example.org', verification: { how: 'call', at: NOW } },
    });
    await post(`people/${personId}/corrections`, { ...input, email: 'c@example.org', reason: 'Trocou de e-mail' });
    expect((await seen()).contacts).toEqual({ email: { value: 'c@example.org' } });
  });

  it('is in the person’s report, and unreadable for ever once they are erased', async () => {
    const tripId = await world.schedule('2026-10-08');
    const personId = await world.person({ phone: '3733331111' });
    const authorizationId = await world.authorize(
      tripId,
      world.seat(personId, { appointmentId: await world.appointment(personId, '2026-10-08') }),
    );
    await service.caughtUp();
    const report = async () => JSON.stringify(await service.api.seen(`people/${personId}/report`));
    expect(await report()).toMatch(/Viagem autorizada.*Telefone.*3733331111.*Praça da Matriz/);
    await post(`trips/${tripId}/authorizations/${authorizationId}/revocation`, { reason: 'Pedido do titular' });
    await service.caughtUp();
    await post(`people/${personId}/erasure`, { request: '1' });
    await service.caughtUp();
    expect(await report()).not.toMatch(/Viagem autorizada|3733331111|Matriz/);
    expect(await noticesOf(tripId, 'authorised')).toMatchObject([{ personId, address: null, text: null }]);
    expect(await service.api.get(`people/${personId}/notices`)).toMatchObject({ status: 404 });
  });

  it('is written nowhere in clear, and is the same when it is built again', async () => {
    const live = await rowsOf(service);
    const log = JSON.stringify((await service.events()).map(({ data, stream }) => [data, stream]));
    for (const secret of ['ana@example.org', '3733330000', 'Praça da Matriz']) {
      expect(log).not.toContain(secret);
      expect(Object.values(live).join()).not.toContain(secret);
      expect(service.log.join()).not.toContain(secret);
    }
    for (const projection of service.projector.projections) await service.projector.rebuild(projection);
    expect(await rowsOf(service)).toEqual(live);
  });
});

describe('the evening before a trip', () => {
  it('those who get messages are reminded once, and nobody else has to be called', async () => {
    const day = '2026-10-09';
    const tripId = await world.schedule(day);
    const dora = await world.person({ email: 'dora@example.org' });
    await post(`people/${dora}/contact-verifications`, {
      ...{ contact: 'email', value: 'dora@example.org', how: 'call' },
    });
    for (const personId of [dora, await world.person()]) {
      const appointmentId = await world.appointment(personId, day);
      await world.authorize(tripId, world.seat(personId, { appointmentId }));
    }
    await letters('dora@example.org', 1);
    service.clock.set('2026-10-08T21:00:00.000Z');
    service.get(NoticeWork).startReminding();
    const [, reminder] = await letters('dora@example.org', 2);
    expect(reminder).toMatch(/^Lembrete: sua viagem é no dia 09\/10\/2026\. Saída às 04:00/);
    expect(await noticesOf(tripId, 'reminder')).toMatchObject([{ personId: dora, way: 'email' }]);
  });
});
