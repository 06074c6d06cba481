import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Pool } from 'pg';
import { Streams, systemContext, type ReactionContext } from '#embarque/application';
import { MemoryEventStore, type RecordedEvent } from '#embarque/event-store';
import { IbgeCode, idFrom, the, type Instant, type LocalDate, type LocalTime, type Uuid } from '#embarque/kernel';
import { Projector, projectionPool, readModelSchema } from '#embarque/read-model';
import { type TripsDirectory } from '#embarque/trips';
import { migratedDatabase } from '../../../../test/support/migrated.js';
import { type ReminderTime } from '../domain/reminder-time.js';
import { queued } from '../domain/testing/notice-facts.js';
import { type NoticeQueue } from '../notice-queue.js';
import { noticesProjection } from '../projections/notices/notices.projection.js';
import { TellPassengers } from '../reactions.js';
import { noticesSchema } from '../schema.js';
import { DUE, dueParameters, DueReminders } from './due-reminders.js';
import { Reminders } from './reminders.js';

const OLIVEIRA = the(IbgeCode, '314560');
const CANDEIAS = the(IbgeCode, '311200');
/** Four in the morning of Monday 5 October 2026 in Minas Gerais. */
const DEPARTS_AT = '2026-10-05T07:00:00.000Z' as Instant;
/** Of Sunday, the day before, in local time. */
const sunday = (time: string) => new Date(`2026-10-04T${time}:00.000-03:00`).toISOString() as Instant;
const TRIP = idFrom('trip');

let base: Awaited<ReturnType<typeof migratedDatabase>>;
let pool: Pool;
beforeAll(async () => {
  base = await migratedDatabase(readModelSchema, noticesSchema);
  pool = projectionPool(base.url);
});
afterAll(async () => {
  await pool.end();
  await base.drop();
});

/** A log on which some were told that they travel, and as many processes as one likes that remind them. */
function service() {
  const store = new MemoryEventStore();
  const clock = { at: sunday('12:00'), now: () => clock.at };
  const trip = { status: 'scheduled', tripId: TRIP, departsAt: DEPARTS_AT, passengers: new Map<Uuid, object>() };
  const trips = {
    travellers: async (tripId: Uuid) => ({ trip: { ...trip, tripId }, authorizations: trip.passengers }),
  } as unknown as TripsDirectory;
  const projector = new Projector(store, pool, [noticesProjection], { info: () => {}, fault: () => {} });
  let appended = 0;
  const append = (stream: string, type: string, data: object) =>
    store.append(stream, 'any', [{ id: idFrom('event', appended++), type, data, metadata: {} }]);
  const process = () => {
    const streams = new Streams(store);
    const reminders = new Reminders(streams, trips, new DueReminders(base.database), clock);
    return {
      ask: (key: string) => reminders.ask(TRIP, systemContext('test', [key], clock.at)),
      remind: () => reminders.remindDue(),
    };
  };
  return {
    ...{ trip, trips, clock, process },
    told: async (name: string, residence: IbgeCode, queuedAt = sunday('09:00'), tripId = TRIP) => {
      const [noticeId, authorizationId] = [idFrom('notice', name), idFrom('authorization', name)];
      trip.passengers.set(authorizationId, { authorizationId, residence, personId: idFrom('person', name) });
      const { type, data } = queued({ noticeId, authorizationId, residence, tripId, until: DEPARTS_AT });
      await append(`notice-${noticeId}`, type, { ...data, at: queuedAt });
    },
    set: (municipality: IbgeCode, version: number, time?: string) =>
      append(`reminder-time-${municipality}`, 'ReminderTimeSet', {
        ...{ municipality, version, validFrom: '2026-10-04' as LocalDate, legalBasis: 'Portaria SMS 1/2026' },
        ...(time && { time: time as LocalTime }),
      } satisfies ReminderTime & { municipality: IbgeCode }),
    /** The clock stands at a local time of Sunday, and the read models show what is recorded. */
    at: async (time: string) => {
      clock.at = sunday(time);
      await projector.rebuild(noticesProjection);
    },
    asked: async (): Promise<RecordedEvent[]> => {
      const { events } = await store.readAll(0n, { limit: 10_000 });
      return events.filter(({ type }) => type === 'TripReminderAsked');
    },
  };
}

const towns = (events: readonly RecordedEvent[]) =>
  events.map(({ data }) => (data as { residence?: string }).residence).sort();

describe('reminders of the day before', () => {
  let office: ReturnType<typeof service>;
  beforeEach(() => {
    office = service();
  });

  it('are asked for at each town’s hour, at six in the evening where a town has set none', async () => {
    await office.told('ana', OLIVEIRA);
    await office.told('bia', CANDEIAS);
    await office.set(OLIVEIRA, 1, '16:30');
    const { remind } = office.process();
    for (const [time, expected] of [
      ['16:29', []],
      ['16:30', [OLIVEIRA]],
      ['17:59', [OLIVEIRA]],
      ['18:00', [CANDEIAS, OLIVEIRA]],
      ['23:59', [CANDEIAS, OLIVEIRA]],
    ] as const) {
      await office.at(time);
      await remind();
      expect([time, towns(await office.asked())]).toEqual([time, expected]);
    }
  });

  it('are asked for by nobody where the town wants none, nor on another day', async () => {
    await office.told('ana', OLIVEIRA);
    await office.set(OLIVEIRA, 1, '16:30');
    await office.set(OLIVEIRA, 2);
    const { remind } = office.process();
    await office.at('20:00');
    await remind();
    await office.set(OLIVEIRA, 3, '16:30');
    await office.at('16:30');
    for (const days of [-1, 1]) {
      office.clock.at = new Date(Date.parse(sunday('20:00')) + days * 86_400_000).toISOString() as Instant;
      await remind();
    }
    expect(await office.asked()).toEqual([]);
  });

  it('are asked for once, by however many processes at once and however often they start again', async () => {
    await Promise.all(
      Array.from({ length: 45 }, (_, n) => office.told(`p${n}`, OLIVEIRA, sunday('09:00'), idFrom('trip', n))),
    );
    await office.at('18:00');
    await Promise.all([office.process().remind(), office.process().remind(), office.process().remind()]);
    await office.process().remind();
    const asked = await office.asked();
    expect(new Set(asked.map(({ data }) => (data as { tripId: string }).tripId)).size).toBe(45);
    expect(asked).toHaveLength(45);
    await office.at('18:01');
    expect(await new DueReminders(base.database).page(office.clock.at, 100)).toEqual([]);
  });

  it('leave out who heard of the trip after the hour, and who was reminded by hand today', async () => {
    await office.told('late', CANDEIAS, sunday('18:30'), idFrom('another trip'));
    await office.told('ana', OLIVEIRA);
    office.clock.at = sunday('15:00');
    await office.process().ask('by hand');
    await office.at('19:00');
    await office.process().remind();
    expect(towns(await office.asked())).toEqual([undefined]);
  });

  it('are given up for a trip that was cancelled', async () => {
    await office.told('ana', OLIVEIRA);
    office.trip.status = 'cancelled';
    await office.at('18:00');
    await office.process().remind();
    expect(await office.asked()).toEqual([]);
  });

  it('become messages for the people of that town alone, and no calls', async () => {
    await office.told('ana', OLIVEIRA);
    await office.told('bia', CANDEIAS);
    await office.at('18:00');
    await office.process().remind();
    const said: unknown[] = [];
    const queue = {
      tell: async (kind: string, _: unknown, whom: { residence: string }[], __: unknown, options: object) =>
        void said.push([kind, whom.map(({ residence }) => residence), options]),
    } as unknown as NoticeQueue;
    const context = { command: () => systemContext('notices', [], office.clock.at) } as unknown as ReactionContext;
    for (const event of await office.asked()) await new TellPassengers(office.trips, queue).react(event, context);
    expect(said).toEqual(
      expect.arrayContaining([
        ['reminder', [OLIVEIRA], { onlyMessages: true }],
        ['reminder', [CANDEIAS], { onlyMessages: true }],
      ]),
    );
    expect(said).toHaveLength(2);
  });

  it('are found by an index among years of notices', async () => {
    await base.database.query(
      `insert into notices.notice (notice_id, trip_id, authorization_id, person_id, manager_id, residence, kind, way,
         template_id, template_version, message, status, to_tell, queued_at, until, attempts, calls)
       select gen_random_uuid(), gen_random_uuid(), $1, $1, $1, '314560', 'authorised', 'phone', 't', 1, '', 'to-tell', true,
         timestamptz '2026-10-01', timestamptz '2026-10-05' - n * interval '1 hour', 0, 0 from generate_series(1, 20000) n`,
      [idFrom('any')],
    );
    await base.database.query('analyze notices.notice');
    const plan = await base.database.query<{ 'QUERY PLAN': string }[]>(
      `explain ${DUE}`,
      dueParameters(sunday('18:00'), 20),
    );
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toMatch(/notice_until/);
    expect(text).not.toMatch(/Seq Scan on notice\b/);
  });
});
