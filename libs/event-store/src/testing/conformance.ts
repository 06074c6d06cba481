import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  EventIdReused,
  EventStoreUnavailable,
  WrongExpectedRevision,
  type Appended,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type Page,
  type RecordedEvent,
  type SubscribeOptions,
} from '../event-store.js';

/** What a suite runs against: one log, which any number of stores can open. */
export interface Subject {
  open(): EventStore | Promise<EventStore>;
  /** Cuts every connection that stores have open now; left out where there is none to cut. */
  cutConnections?(): Promise<void>;
  dispose(): Promise<void>;
}

export interface Promises {
  /** Positions count 1, 2, 3 …; otherwise they only grow. */
  readonly gapFree: boolean;
  /** Where an event id is stored once: in the whole log or, at least, in its stream. */
  readonly idsUniqueIn: 'log' | 'stream';
  /** How many events one append of the busy writers holds. */
  readonly eventsPerAppend: number;
  readonly survivesCutConnections: boolean;
  readonly sharedByInstances: boolean;
}

export const happened = (type = 'Happened', data: unknown = {}): NewEvent => ({
  id: randomUUID(),
  type,
  data,
  metadata: { by: 'conformance' },
});

const several = (count: number, type?: string) => Array.from({ length: count }, (_, n) => happened(type, { n }));

const newStream = () => `test-${randomUUID()}`;

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function readToEnd(store: EventStore, after = 0n, types?: string[]): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let position = after; ;) {
    const page: Page = await store.readAll(position, { types, limit: 500 });
    events.push(...page.events);
    position = page.position;
    if (page.end) return events;
  }
}

/** Follows the log until it has seen so many events. */
async function follow(
  store: EventStore,
  after: bigint,
  count: number,
  options: Omit<SubscribeOptions, 'signal'> = {},
): Promise<RecordedEvent[]> {
  const enough = new AbortController();
  const events: RecordedEvent[] = [];
  for await (const page of store.subscribe(after, { ...options, signal: enough.signal })) {
    events.push(...page.events);
    if (events.length >= count) enough.abort();
  }
  return events;
}

const outcomes = async (appends: Promise<Appended>[]) => {
  const settled = await Promise.allSettled(appends);
  return {
    stored: settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    failed: settled.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : [])),
  };
};

/** The laws of the port, for one adapter. */
export function eventStoreConformance(title: string, promises: Promises, make: () => Promise<Subject>): void {
  describe(title, () => {
    let subject: Subject;
    let store: EventStore;
    /** Where the log ended when the test began. */
    let start: bigint;

    beforeAll(async () => {
      subject = await make();
    });
    afterAll(() => subject.dispose());
    beforeEach(async () => {
      store = await subject.open();
      start = await store.head();
    });
    afterEach(() => store.close());

    const inOrder = (events: readonly RecordedEvent[]) => {
      events.slice(1).forEach((event, n) => {
        const previous = events[n]!;
        if (event.position <= previous.position) throw new Error(`${event.position} after ${previous.position}`);
        if (event.recordedAt < previous.recordedAt) throw new Error(`${event.recordedAt} after ${previous.recordedAt}`);
      });
      if (promises.gapFree) expect(events.at(-1)!.position).toBe(events[0]!.position + BigInt(events.length - 1));
    };

    describe('appending', () => {
      it('answers the revision and the position of the last event', async () => {
        const stream = newStream();
        const first = await store.append(stream, 'none', several(3));
        const second = await store.append(stream, 2, several(2));

        expect(first).toMatchObject({ revision: 2, repeated: false });
        expect(second).toMatchObject({ revision: 4, repeated: false });
        const events = await collect(store.readStream(stream));
        expect([events[2]!.position, events[4]!.position]).toEqual([first.position, second.position]);
        expect(await store.head()).toBe(second.position);
        if (promises.gapFree) expect(second.position).toBe(start + 5n);
      });

      it.each<[string, number, ExpectedRevision, boolean]>([
        ['a new stream, expected to be anything', 0, 'any', true],
        ['a new stream, expected not to exist', 0, 'none', true],
        ['a new stream, expected to have an event', 0, 0, false],
        ['a stream of two, expected to be anything', 2, 'any', true],
        ['a stream of two, expected not to exist', 2, 'none', false],
        ['a stream of two, expected to have one', 2, 0, false],
        ['a stream of two, expected to have two', 2, 1, true],
        ['a stream of two, expected to have three', 2, 2, false],
      ])('%s', async (_, existing, expected, accepted) => {
        const stream = newStream();
        if (existing) await store.append(stream, 'none', several(existing));

        const append = store.append(stream, expected, several(2));
        if (accepted) {
          await expect(append).resolves.toMatchObject({ revision: existing + 1 });
        } else {
          const actual = existing ? existing - 1 : 'none';
          await expect(append).rejects.toMatchObject({ stream, expected, actual });
          await expect(append).rejects.toBeInstanceOf(WrongExpectedRevision);
        }
        expect(await collect(store.readStream(stream))).toHaveLength(existing + (accepted ? 2 : 0));
      });

      it('lets one of many writers win who expect the same revision', async () => {
        const stream = newStream();
        const { stored, failed } = await outcomes(
          Array.from({ length: 30 }, () => store.append(stream, 'none', several(2))),
        );

        expect(stored).toHaveLength(1);
        expect(failed.every((error) => error instanceof WrongExpectedRevision)).toBe(true);
        expect(await collect(store.readStream(stream))).toHaveLength(2);
      });

      it('fails only the append at fault when many arrive together', async () => {
        const [taken, ...streams] = Array.from({ length: 40 }, newStream);
        await store.append(taken!, 'none', [happened()]);

        const appends = streams.flatMap((stream, n) => [
          store.append(stream, 'none', several(2)),
          ...(n % 10 === 0 ? [store.append(taken!, 'none', several(2))] : []),
          ...(n % 13 === 0 ? [store.append(stream, 'none', [{ ...happened(), id: 'not a uuid' }])] : []),
          ...(n % 17 === 0 ? [store.append(stream, 1, [happened()])] : []),
        ]);
        const { stored, failed } = await outcomes(appends);

        expect(stored).toHaveLength(39 + 3);
        expect(failed.filter((error) => error instanceof WrongExpectedRevision)).toHaveLength(4);
        expect(failed.filter((error) => error instanceof TypeError)).toHaveLength(3);
        for (const stream of streams) expect((await collect(store.readStream(stream))).length).toBeGreaterThan(1);
        expect(await collect(store.readStream(taken!))).toHaveLength(1);
      });

      it('keeps the order of appends to one stream that arrive together', async () => {
        const stream = newStream();
        const answers = await Promise.all(
          Array.from({ length: 20 }, (_, n) => store.append(stream, n ? n - 1 : 'none', [happened('Counted', { n })])),
        );

        expect(answers.map(({ revision }) => revision)).toEqual(answers.map((_, n) => n));
        const events = await collect(store.readStream(stream));
        expect(events.map(({ data }) => data)).toEqual(events.map((_, n) => ({ n })));
      });

      it.each([
        ['no events', newStream(), 'any', []],
        ['no stream', '', 'any', [happened()]],
        ['the name of a system stream', '$all', 'any', [happened()]],
        ['the type of a system event', newStream(), 'any', [happened('$>')]],
        ['a negative revision', newStream(), -1, [happened()]],
        ['half a revision', newStream(), 0.5, [happened()]],
      ] as [string, string, ExpectedRevision, NewEvent[]][])('refuses %s', async (_, stream, expected, events) => {
        await expect(store.append(stream, expected, events)).rejects.toBeInstanceOf(TypeError);
        expect(await store.head()).toBe(start);
      });

      it('answers an append after closing that the store cannot be reached', async () => {
        const closed = await subject.open();
        await closed.close();
        await expect(closed.append(newStream(), 'any', [happened()])).rejects.toBeInstanceOf(EventStoreUnavailable);
      });
    });

    describe('repeating an append', () => {
      it('gives one event and one answer when it is sent 50 times at once', async () => {
        const stream = newStream();
        const event = happened();
        const answers = await Promise.all(Array.from({ length: 50 }, () => store.append(stream, 'none', [event])));

        expect(new Set(answers.map(({ revision, position }) => `${revision}@${position}`)).size).toBe(1);
        expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
        expect(await collect(store.readStream(stream))).toHaveLength(1);
      });

      it.each<ExpectedRevision>(['any', 'none', 0, 1, 4, 7])(
        'answers as the first time when it expects %s',
        async (expected) => {
          const stream = newStream();
          const events = several(3);
          await store.append(stream, 'none', several(2));
          const first = await store.append(stream, 1, events);
          await store.append(stream, 4, several(2));

          expect(await store.append(stream, expected, events)).toEqual({ ...first, repeated: true });
          expect(await collect(store.readStream(stream))).toHaveLength(7);
        },
      );

      it('knows an append that another instance made', async () => {
        const stream = newStream();
        const events = several(2);
        const first = await store.append(stream, 'none', events);

        const other = promises.sharedByInstances ? await subject.open() : store;
        const again = await other.append(stream, 'any', events);
        if (other !== store) await other.close();
        expect(again).toEqual({ ...first, repeated: true });
      });

      it('refuses ids that are stored in other company, whatever it expects', async () => {
        const stream = newStream();
        const [a, b, c] = [happened(), happened(), happened()];
        await store.append(stream, 'none', [a, b]);

        for (const events of [
          [b, a],
          [a, c],
          [c, a],
          [b, c],
        ]) {
          for (const expected of ['any', 'none', 1] as const) {
            await expect(store.append(stream, expected, events)).rejects.toBeInstanceOf(EventIdReused);
          }
        }
        await expect(store.append(stream, 'any', [c, c])).rejects.toBeInstanceOf(EventIdReused);
        expect(await collect(store.readStream(stream))).toHaveLength(2);
      });

      if (promises.idsUniqueIn === 'log') {
        it('refuses ids that are stored in another stream', async () => {
          const event = happened();
          await store.append(newStream(), 'none', [event]);

          const { failed } = await outcomes([
            store.append(newStream(), 'none', [event]),
            store.append(newStream(), 'any', [happened(), event]),
          ]);
          expect(failed.map((error) => error instanceof EventIdReused)).toEqual([true, true]);
          expect(await readToEnd(store, start)).toHaveLength(1);
        });

        it('stores one of two appends to two streams that share an id and arrive together', async () => {
          const event = happened();
          const { stored, failed } = await outcomes([
            store.append(newStream(), 'none', [event]),
            store.append(newStream(), 'none', [event]),
          ]);
          expect([stored.length, failed.length]).toEqual([1, 1]);
          expect(failed[0]).toBeInstanceOf(EventIdReused);
        });
      }
    });

    describe('reading', () => {
      it('gives back what was written', async () => {
        const stream = `${newStream()}-São João del-Rei ✓`;
        const event: NewEvent = {
          id: randomUUID(),
          type: 'ViagemConcluída',
          data: { name: 'Araçuaí 🚐 "\\ \u0001 \u2028', none: null, list: [1.5, true, { deep: [] }], big: 2 ** 53 - 1 },
          metadata: { at: '2026-10-01T10:00:00Z', nested: { ç: 'ã' } },
        };
        const before = Date.now();
        const { position } = await store.append(stream, 'none', [event]);

        const [recorded] = await collect(store.readStream(stream));
        expect(recorded).toEqual({ ...event, stream, revision: 0, position, recordedAt: expect.any(String) });
        expect(recorded!.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        expect(Math.abs(Date.parse(recorded!.recordedAt) - before)).toBeLessThan(10_000);
        expect((await store.readAll(start)).events).toEqual([recorded]);
      });

      it('keeps events of 200 KB', async () => {
        const stream = newStream();
        const data = { text: 'ação '.repeat(40_000) };
        await Promise.all(Array.from({ length: 5 }, () => store.append(stream, 'any', [happened('Large', data)])));
        const events = await collect(store.readStream(stream));
        expect(events.map((event) => event.data)).toEqual(Array(5).fill(data));
      });

      it('is not touched by what happens to the objects that were appended or read', async () => {
        const stream = newStream();
        const data = { seats: [1, 2] };
        const append = store.append(stream, 'none', [happened('Seated', data)]);
        data.seats.push(3);
        await append;
        const [read] = await collect(store.readStream(stream));
        (read!.data as typeof data).seats.push(4);

        const [again] = await collect(store.readStream(stream));
        expect(again!.data).toEqual({ seats: [1, 2] });
      });

      it('finds nothing in a stream that does not exist, nor behind the end', async () => {
        expect(await collect(store.readStream(newStream()))).toEqual([]);
        const stream = newStream();
        await store.append(stream, 'none', several(2));
        expect(await collect(store.readStream(stream, 2))).toEqual([]);
        expect(await store.readAll(await store.head())).toEqual({
          events: [],
          position: await store.head(),
          end: true,
        });
      });

      it('reads a long stream from any revision on', async () => {
        const stream = newStream();
        for (let n = 0; n < 3; n++) await store.append(stream, 'any', several(500));
        for (const from of [0, 1, 499, 1000, 1499]) {
          const revisions = (await collect(store.readStream(stream, from))).map(({ revision }) => revision);
          expect(revisions).toEqual(Array.from({ length: 1500 - from }, (_, n) => from + n));
        }
      });

      it('goes through the log page by page', async () => {
        for (let n = 0; n < 5; n++) await store.append(newStream(), 'none', several(5));

        const whole = await store.readAll(start, { limit: 100 });
        expect(whole.events).toHaveLength(25);
        expect(whole).toMatchObject({ end: true, position: whole.events[24]!.position });
        inOrder(whole.events);

        const page = await store.readAll(start, { limit: 10 });
        expect(page).toEqual({ events: whole.events.slice(0, 10), position: whole.events[9]!.position, end: false });
        const next = await store.readAll(page.position, { limit: 15 });
        expect(next).toMatchObject({ events: whole.events.slice(10), position: whole.position });
      });

      it('reads only the wanted types, and gets beyond the others', async () => {
        await store.append(newStream(), 'none', several(40, 'Dull'));
        const { position } = await store.append(newStream(), 'none', several(3, 'Wanted'));
        await store.append(newStream(), 'none', several(40, 'Dull'));

        const page = await store.readAll(start, { types: ['Wanted', 'Unheard'], limit: 2 });
        expect(page.events.map(({ type }) => type)).toEqual(['Wanted', 'Wanted']);
        expect(page).toMatchObject({ position: page.events[1]!.position, end: false });

        const rest = await store.readAll(page.position, { types: ['Wanted', 'Unheard'], limit: 2 });
        expect(rest.events.map((event) => event.position)).toEqual([position]);
        expect(rest.end).toBe(true);
        expect(rest.position).toBeGreaterThan(position);
        expect((await store.readAll(start, { types: [] })).events).toEqual([]);
      });
    });

    describe('subscribing', () => {
      it('begins after a position, and goes on with what is appended meanwhile', async () => {
        const { position } = await store.append(newStream(), 'none', several(4));
        const before = several(3);
        await store.append(newStream(), 'none', before);

        const following = follow(store, position, 6);
        await sleep(50);
        const live = several(3);
        for (const event of live) await store.append(newStream(), 'none', [event]);

        expect((await following).map(({ id }) => id)).toEqual([...before, ...live].map(({ id }) => id));
      });

      it('shows only the wanted types', async () => {
        const following = follow(store, start, 3, { types: ['Wanted'] });
        for (let n = 0; n < 3; n++)
          await store.append(newStream(), 'none', [...several(5, 'Dull'), happened('Wanted')]);
        expect((await following).map(({ type }) => type)).toEqual(['Wanted', 'Wanted', 'Wanted']);
      });

      it('ends at once when its signal aborts, idle or not', async () => {
        await store.append(newStream(), 'none', several(1));
        expect(await collect(store.subscribe(start, { signal: AbortSignal.abort() }))).toEqual([]);

        const idle = new AbortController();
        const ended = collect(store.subscribe(await store.head(), { signal: idle.signal }));
        await sleep(100);
        const before = Date.now();
        idle.abort();
        expect(await ended).toEqual([]);
        expect(Date.now() - before).toBeLessThan(100);
      });

      it('ends when the store closes', async () => {
        const other = await subject.open();
        const ended = collect(other.subscribe(await other.head(), { signal: new AbortController().signal }));
        await sleep(50);
        await other.close();
        expect(await ended).toEqual([]);
      });

      it('shows three subscribers each of 80,000 events of eight writers once and in order', async () => {
        const perWriter = 10_000;
        const total = 8 * perWriter;
        const following = Array.from({ length: 3 }, () => follow(store, start, total));

        const write = async () => {
          const stream = newStream();
          for (let n = 0; n < perWriter; n += promises.eventsPerAppend) {
            await store.append(stream, n ? n - 1 : 'none', several(promises.eventsPerAppend));
          }
          return stream;
        };
        const streams = await Promise.all(Array.from({ length: 8 }, write));

        for (const events of await Promise.all(following)) {
          expect(events).toHaveLength(total);
          expect(new Set(events.map(({ id }) => id)).size).toBe(total);
          inOrder(events);
          const next = new Map(streams.map((stream) => [stream, 0]));
          for (const { stream, revision } of events) {
            if (revision !== next.get(stream)) throw new Error(`${stream}: ${revision}, not ${next.get(stream)}`);
            next.set(stream, revision + 1);
          }
          expect([...next.values()]).toEqual(Array(8).fill(perWriter));
        }
      }, 600_000);

      if (promises.sharedByInstances) {
        it('shows in one order what two instances append at once', async () => {
          const other = await subject.open();
          const following = [store, other].map((each) => follow(each, start, 2000));
          const write = async (writer: EventStore) => {
            for (let n = 0; n < 250; n++) await writer.append(newStream(), 'none', [happened()]);
          };
          await Promise.all([store, other, store, other, store, other, store, other].map(write));

          const [here, there] = await Promise.all(following);
          expect(here).toHaveLength(2000);
          expect(there).toEqual(here);
          inOrder(here!);
          await other.close();
        });
      }
    });

    it('agrees with a list of streams on any sequence of appends', async () => {
      const step = fc.record({
        stream: fc.nat(2),
        count: fc.integer({ min: 1, max: 3 }),
        expected: fc.constantFrom<ExpectedRevision | 'actual'>('any', 'none', 'actual', 'actual', 0, 2),
        repeats: fc.option(fc.nat(20), { freq: 3 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          const from = await store.head();
          const names = [newStream(), newStream(), newStream()];
          const model = names.map((): NewEvent[] => []);
          const done: { stream: number; events: NewEvent[]; answer: Appended }[] = [];

          for (const { stream, count, expected, repeats } of steps) {
            const length = model[stream]!.length;
            const actual = length ? length - 1 : 'none';
            const first = repeats === null ? undefined : done[repeats];
            const expects = expected === 'actual' ? actual : expected;
            if (first) {
              const again = await store.append(names[first.stream]!, expects, first.events);
              expect(again).toEqual({ ...first.answer, repeated: true });
            } else if (expects === 'any' || expects === actual) {
              const events = several(count);
              const answer = await store.append(names[stream]!, expects, events);
              expect(answer).toMatchObject({ revision: length + count - 1, repeated: false });
              model[stream]!.push(...events);
              done.push({ stream, events, answer });
            } else {
              const refused = store.append(names[stream]!, expects, several(count));
              await expect(refused).rejects.toMatchObject({ name: 'Error', actual });
            }
          }

          for (const [n, name] of names.entries()) {
            expect((await collect(store.readStream(name))).map(({ id }) => id)).toEqual(model[n]!.map(({ id }) => id));
          }
          const log = await readToEnd(store, from);
          expect(log.map(({ id }) => id)).toEqual(done.flatMap(({ events }) => events.map(({ id }) => id)));
          if (log.length) inOrder(log);
        }),
        { numRuns: 25 },
      );
    });

    if (promises.survivesCutConnections) {
      describe('when connections are cut', () => {
        it('loses no event that was acknowledged, and stores none twice', async () => {
          const acknowledged = new Map<string, bigint>();
          let writing = true;
          const write = async () => {
            for (const stream = newStream(); writing;) {
              const event = happened();
              const answer = await store.append(stream, 'any', [event]).catch(() => undefined);
              if (answer) acknowledged.set(event.id, answer.position);
            }
          };
          const writers = Array.from({ length: 8 }, write);
          const seen: RecordedEvent[] = [];
          const stop = new AbortController();
          const following = (async () => {
            for await (const page of store.subscribe(start, { signal: stop.signal })) seen.push(...page.events);
          })();
          for (let cut = 1; cut <= 15; cut++) {
            while (acknowledged.size < 10 * cut) await sleep(5);
            await subject.cutConnections!();
          }
          writing = false;
          await Promise.all(writers);

          const stored = new Map((await readToEnd(store, start)).map(({ id, position }) => [id, position]));
          for (const [id, position] of acknowledged) expect([id, stored.get(id)]).toEqual([id, position]);

          while ((seen.at(-1)?.position ?? 0n) < (await store.head())) await sleep(20);
          stop.abort();
          await following;
          expect(seen.map(({ id }) => id)).toEqual([...stored.keys()]);
          inOrder(seen);
        });
      });
    }
  });
}
