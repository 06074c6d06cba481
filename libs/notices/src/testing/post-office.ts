import { Streams, systemContext } from '#embarque/application';
import { MemoryEventStore } from '#embarque/event-store';
import { accept, addMinutes, idFrom, type IbgeCode, type Instant, type Uuid } from '#embarque/kernel';
import { type PeopleDirectory, type PersonalData } from '#embarque/people';
import { type Authorization, type KnownTrip, type TripsDirectory } from '#embarque/trips';
import { type DataSource } from 'typeorm';
import { MemoryKeys } from '../../../privacy/src/testing/memory-keys.js';
import { type NoticeChannel } from '../channels/channel.js';
import { Channels } from '../channels/channels.js';
import { ContactBook } from '../contact-book.js';
import { contactSettings, contactStream, type ContactKind, type Preference } from '../domain/contact.js';
import { notice, noticeStream, type KnownNotice, type NoticeKind } from '../domain/notice.js';
import { DEPARTS_AT, QUEUED_AT } from '../domain/testing/notice-facts.js';
import { NoticeQueue } from '../notice-queue.js';
import { NoticeTexts } from '../notice-texts.js';
import { Courier } from '../outbox/courier.js';
import { Deliveries } from '../outbox/deliveries.js';
import { Outbox } from '../outbox/outbox.js';

export const HOME = '314560' as IbgeCode;

/** Notices about one trip on a real outbox; everything else lives as long as the test. */
export function postOffice(database: DataSource, channels: readonly NoticeChannel[]) {
  const store = new MemoryEventStore();
  const keys = new MemoryKeys();
  const streams = new Streams(store);
  const people = new Map<Uuid, Partial<PersonalData>>();
  const directory = {
    person: async (personId: Uuid) =>
      people.has(personId) ? { status: 'registered', personId, municipality: HOME } : { status: 'unregistered' },
    reveal: async (personId: Uuid) => people.get(personId),
  } as Partial<PeopleDirectory> as PeopleDirectory;
  const contacts = new ContactBook(directory, streams, keys);
  const texts = new NoticeTexts(keys);
  const outbox = new Outbox(database);
  const trips = {
    boardingPlaces: async (all: readonly Authorization[]) =>
      new Map(all.map(({ authorizationId }) => [authorizationId, 'Praça da Matriz'])),
  } as Partial<TripsDirectory> as TripsDirectory;
  const on = new Channels(channels);
  const queue = new NoticeQueue(streams, trips, contacts, on, texts);
  const clock = { at: QUEUED_AT, now: (): Instant => clock.at };
  /** As another process would: it shares the log and the outbox, and may have other channels. */
  const process = (its: readonly NoticeChannel[] = channels) =>
    new Deliveries(outbox, new Courier(new Streams(store), new Channels(its), contacts, texts), clock);

  const trip = {
    ...{ tripId: idFrom('trip'), managerId: idFrom('manager'), departsAt: DEPARTS_AT, vehicle: { plate: 'RTC0001' } },
  } as KnownTrip;
  const person = (name: string) => idFrom('person', name);
  const idOf = (name: string, kind: NoticeKind): Uuid =>
    idFrom(systemContext('test', [name, kind], QUEUED_AT).commandId, 'notice');

  return {
    ...{ store, outbox, process, clock, texts, person, idOf },
    /** Registers somebody, or changes their record. */
    register: (name: string, data: Partial<PersonalData>) => void people.set(person(name), data),
    erase: async (name: string) => {
      people.delete(person(name));
      await keys.destroy(person(name));
    },
    verify: async (name: string, contact: ContactKind, value: string) => {
      const personId = person(name);
      const sealed = await contacts.seal(personId, contact, value);
      await streams.settle(contactStream(personId), contactSettings, systemContext('test', [name], QUEUED_AT), () =>
        accept({ type: 'ContactVerified', data: { personId, contact, sealed, how: 'call', at: QUEUED_AT } }),
      );
    },
    prefer: (name: string, preference: Preference) =>
      streams.settle(contactStream(person(name)), contactSettings, systemContext('test', [name], QUEUED_AT), () =>
        accept({ type: 'NoticePreferenceSet', data: { personId: person(name), preference } }),
      ),
    /** Queues a notice and puts it into the outbox, as the reactions do. */
    tell: async (name: string, kind: NoticeKind = 'authorised', options: object = {}): Promise<Uuid> => {
      const authorization = {
        ...{ authorizationId: idFrom('authorization', name), personId: person(name), residence: HOME },
      } as Authorization;
      await queue.tell(kind, trip, [authorization], () => systemContext('test', [name, kind], clock.at), options);
      const noticeId = idOf(name, kind);
      const state = await streams.load(noticeStream(noticeId), notice);
      if (state.status === 'queued') await outbox.put(noticeId, state.queuedAt);
      return noticeId;
    },
    state: async (noticeId: Uuid): Promise<KnownNotice> => {
      const state = await streams.load(noticeStream(noticeId), notice);
      if (state.status === 'unknown') throw new Error('no such notice');
      return state;
    },
    /** Sends everything that is due, and what becomes due, minute after minute. */
    sendUntil: async (deliveries: Deliveries, minutes: number): Promise<void> => {
      for (let minute = 0; minute <= minutes; minute++) {
        while (await deliveries.deliverDue());
        clock.at = addMinutes(clock.at, 1);
      }
    },
    waiting: async (): Promise<number> => {
      const [{ waiting }] = await database.query<[{ waiting: number }]>(
        'select count(*)::int as waiting from delivery.outbox',
      );
      return waiting;
    },
  };
}

export type PostOffice = ReturnType<typeof postOffice>;
