import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { addMinutes, type Uuid } from '#embarque/kernel';
import { migratedDatabase } from '../../../../test/support/migrated.js';
import { RETRY_POLICY } from '../domain/policies.js';
import { DEPARTS_AT, QUEUED_AT } from '../domain/testing/notice-facts.js';
import { noticesSchema } from '../schema.js';
import { postOffice, type PostOffice } from '../testing/post-office.js';
import { smtpReceiver, whatsAppReceiver, type Receiver } from '../testing/receivers.js';

const MARIA = 'maria@example.org';
const NEUTRAL = 'Há uma novidade sobre a sua viagem; procure a Secretaria de Saúde.';

let base: { database: DataSource; drop(): Promise<void> };
let mailbox: Receiver;
let office: PostOffice;
beforeAll(async () => {
  base = await migratedDatabase(noticesSchema);
});
afterAll(() => base.drop());
beforeEach(async () => {
  await base.database.query('truncate delivery.outbox');
  mailbox = await smtpReceiver();
  office = postOffice(base.database, [mailbox.channel]);
  office.register('maria', { email: MARIA });
});
afterEach(async () => {
  mailbox.channel.close?.();
  await mailbox.close().catch(() => undefined);
});

const eventsOf = async (noticeId: Uuid): Promise<string[]> => {
  const events: string[] = [];
  for await (const { type, data } of office.store.readStream(`notice-${noticeId}`)) {
    const { cause } = data as { cause?: string };
    events.push(cause ? `${type} ${cause}` : type);
  }
  return events;
};

describe('a notice by e-mail', () => {
  it('goes out once, and says no more than somebody verified', async () => {
    const first = await office.tell('maria');
    await office.sendUntil(office.process(), 2);
    expect(mailbox.received).toEqual([{ to: MARIA, text: NEUTRAL, key: first }]);

    await office.verify('maria', 'email', MARIA);
    await office.tell('maria', 'reissued');
    await office.sendUntil(office.process(), 2);
    expect(mailbox.received[1]!.text).toMatch(/RTC0001.*04:00.*Praça da Matriz/s);
    expect(await eventsOf(first)).toEqual(['NoticeQueued', 'NoticeSent']);
    expect(await office.waiting()).toBe(0);
  });

  it('waits while the server is down, and is delivered once when it is back', async () => {
    const noticeId = await office.tell('maria');
    await mailbox.close();
    await office.sendUntil(office.process(), 20);
    expect(await office.state(noticeId)).toMatchObject({ status: 'queued', failures: 5 });
    await mailbox.reopen();
    await office.sendUntil(office.process(), 40);
    expect(mailbox.received).toEqual([{ to: MARIA, text: NEUTRAL, key: noticeId }]);
    expect(await office.state(noticeId)).toMatchObject({ status: 'sent' });
    expect(await office.waiting()).toBe(0);
  });

  it('is tried again after a temporary refusal, as often as the policy says, and then somebody has to call', async () => {
    mailbox.mood = 'busy';
    const noticeId = await office.tell('maria');
    await office.sendUntil(office.process(), 4 * 60);
    expect(mailbox.offered).toBe(RETRY_POLICY.attempts);
    expect(await office.state(noticeId)).toMatchObject({ status: 'to-tell', failures: RETRY_POLICY.attempts });
    expect((await eventsOf(noticeId)).at(-1)).toBe('NoticeGivenUp attempts-used-up');
    expect(await office.waiting()).toBe(0);
  });

  it('is tried once when it is refused for good', async () => {
    mailbox.mood = 'knows-nobody';
    const noticeId = await office.tell('maria');
    await office.sendUntil(office.process(), 10);
    expect(mailbox.offered).toBe(1);
    expect(await eventsOf(noticeId)).toEqual([
      ...['NoticeQueued', 'NoticeDeliveryFailed address-refused', 'NoticeGivenUp refused'],
    ]);
  });

  it('is not even queued for who has no address, where only messages are wanted', async () => {
    office.register('zeca', { phone: '3733330000' });
    expect(await eventsOf(await office.tell('zeca', 'reminder', { onlyMessages: true }))).toEqual([]);
    expect(await eventsOf(await office.tell('maria', 'reminder', { onlyMessages: true }))).toEqual(['NoticeQueued']);
  });

  it('leaves no address and no text in clear, neither in the log nor in the outbox', async () => {
    await office.verify('maria', 'email', MARIA);
    await office.tell('maria');
    mailbox.mood = 'knows-nobody';
    await office.sendUntil(office.process(), 2);
    const { events } = await office.store.readAll(0n, { limit: 100 });
    const rows = await base.database.query<unknown[]>('select * from delivery.outbox');
    const text = JSON.stringify([events.map(({ data, metadata, stream }) => [data, metadata, stream]), rows]);
    expect(text).toContain('authorised');
    for (const secret of [MARIA, 'RTC0001', 'Matriz', '04:00']) expect(text).not.toContain(secret);
  });
});

describe('what waits in the outbox', () => {
  it('is sent by one of two processes, not by both', async () => {
    const names = Array.from({ length: 30 }, (_, n) => `person ${n}`);
    for (const name of names) office.register(name, { email: `${name.replace(' ', '')}@example.org` });
    for (const name of names) await office.tell(name);
    const [one, other] = [office.process(), office.process()];
    await Promise.all([office.sendUntil(one, 3), office.sendUntil(other, 3)]);
    expect(mailbox.received).toHaveLength(names.length);
    expect(new Set(mailbox.received.map(({ key }) => key)).size).toBe(names.length);
    expect(await office.waiting()).toBe(0);
  });

  it('is nobody else’s while it is being sent', async () => {
    const noticeId = await office.tell('maria');
    let meanwhile = -1;
    mailbox.pause = async () => {
      meanwhile = await office.process().deliverDue();
    };
    expect(await office.process().deliverDue()).toBe(1);
    expect(meanwhile).toBe(0);
    expect(await office.state(noticeId)).toMatchObject({ status: 'sent' });
  });

  it('goes out once more at most, under the same key, when a process dies before it wrote down that it sent', async () => {
    const noticeId = await office.tell('maria');
    const { store } = office;
    const append = store.append.bind(store);
    store.append = () => Promise.reject(new Error('died'));
    await expect(office.process().deliverDue()).rejects.toThrow('died');
    store.append = append;
    expect(mailbox.received).toHaveLength(1);

    expect(await office.process().deliverDue()).toBe(0);
    office.clock.at = addMinutes(office.clock.at, 6);
    await office.sendUntil(office.process(), 3);
    expect(mailbox.received.map(({ key }) => key)).toEqual([noticeId, noticeId]);
    expect(await eventsOf(noticeId)).toEqual(['NoticeQueued', 'NoticeSent']);
  });

  it('is not sent again when it comes into the outbox again', async () => {
    const noticeId = await office.tell('maria');
    await office.sendUntil(office.process(), 2);
    await office.outbox.put(noticeId, QUEUED_AT);
    await office.sendUntil(office.process(), 2);
    expect(mailbox.received).toHaveLength(1);
    expect(await office.waiting()).toBe(0);
  });

  it.each([
    [
      'another address stands in the record',
      'contact-changed',
      () => office.register('maria', { email: 'm@example.org' }),
    ],
    ['the person wants no messages any more', 'contact-changed', () => office.prefer('maria', 'none')],
    ['the person was erased', 'person-erased', () => office.erase('maria')],
    ['the trip has left', 'too-late', () => void (office.clock.at = DEPARTS_AT)],
  ])('is not sent when meanwhile %s', async (_, cause, happen) => {
    const noticeId = await office.tell('maria');
    await happen();
    await office.sendUntil(office.process(), 2);
    expect(mailbox.offered).toBe(0);
    expect(await eventsOf(noticeId)).toEqual(['NoticeQueued', `NoticeGivenUp ${cause}`]);
  });

  it('is not sent by a channel that was switched off, and somebody has to call', async () => {
    const noticeId = await office.tell('maria');
    await office.sendUntil(office.process([]), 2);
    expect(mailbox.offered).toBe(0);
    expect(await eventsOf(noticeId)).toEqual(['NoticeQueued', 'NoticeGivenUp channel-off']);
    expect(await office.waiting()).toBe(0);
  });
});

describe('a notice by WhatsApp', () => {
  it('waits as long as the provider asks, and no message goes out meanwhile', async () => {
    const phone = await whatsAppReceiver();
    office = postOffice(base.database, [phone.channel]);
    office.register('joana', { phone: '37999990000' });
    phone.mood = 'limited';
    const noticeId = await office.tell('joana');
    const one = office.process();
    await one.deliverDue();
    expect(await office.state(noticeId)).toMatchObject({ failures: 1, dueAt: addMinutes(QUEUED_AT, 2) });
    phone.mood = 'takes';
    office.clock.at = addMinutes(QUEUED_AT, 1);
    expect(await one.deliverDue()).toBe(0);
    office.clock.at = addMinutes(QUEUED_AT, 2);
    expect(await one.deliverDue()).toBe(1);
    expect(phone.received).toEqual([{ to: '37999990000', text: 'embarque_novidade_v1', key: noticeId }]);
    await phone.close();
  });
});
