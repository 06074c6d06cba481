import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { type Page, type Position, type ReadAllOptions, type RecordedEvent } from './event-store.js';
import { MemoryEventStore } from './memory/memory-event-store.js';
import { follow as followLog } from './follow.js';
import { happened } from './testing/conformance.js';
import { Tail } from './tail.js';

describe('those who follow one log', () => {
  let store: MemoryEventStore;
  let tail: Tail;
  let stop: AbortController;
  let ended: Promise<unknown>[];
  let readAll: jest.SpiedFunction<MemoryEventStore['readAll']>;

  const begin = () => {
    store = new MemoryEventStore();
    readAll = jest.spyOn(store, 'readAll');
    stop = new AbortController();
    const live = (after: Position, signal: AbortSignal) => followLog(store, after, signal);
    tail = new Tail({ readAll: (after, options) => store.readAll(after, options), live }, 20);
  };
  beforeEach(() => {
    begin();
    ended = [];
  });
  afterEach(async () => {
    stop.abort();
    await Promise.allSettled(ended);
  });

  const append = (times: number, type = 'Happened') =>
    store.append(
      's',
      'any',
      Array.from({ length: times }, () => happened(type)),
    );

  /** Gathers what it is shown; holds on to each page as long as `hold` says. */
  const follow = (
    after: Position = 0n,
    { hold = async () => {}, ...options }: ReadAllOptions & { hold?: (page: Page) => Promise<void> } = {},
  ) => {
    const seen = { events: [] as RecordedEvent[], position: after, pages: 0 };
    const done = (async () => {
      for await (const page of tail.subscribe(after, { ...options, signal: stop.signal })) {
        await hold(page);
        seen.events.push(...page.events);
        seen.position = page.position;
        seen.pages++;
      }
    })();
    ended.push(done);
    done.catch(() => undefined);
    return Object.assign(seen, { done });
  };
  const until = async (holds: () => boolean) => {
    while (!holds()) await turn();
  };
  const stored = async () => {
    const all: RecordedEvent[] = [];
    for await (const event of store.readStream('s')) all.push(event);
    return all;
  };

  it('are each shown everything once and in order, whatever they want, wherever they begin, however slow they are', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            begins: fc.nat({ max: 5 }),
            after: fc.nat({ max: 40 }),
            types: fc.option(fc.subarray(['A', 'B', 'C'], { minLength: 1 }), { nil: undefined }),
            limit: fc.integer({ min: 1, max: 30 }),
            turns: fc.nat({ max: 3 }),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        fc.array(fc.record({ type: fc.constantFrom('A', 'B', 'C'), times: fc.integer({ min: 1, max: 15 }) }), {
          minLength: 6,
          maxLength: 12,
        }),
        async (followers, appends) => {
          begin();
          const following: { seen: ReturnType<typeof follow>; after: bigint; types: readonly string[] | undefined }[] =
            [];
          for (const [step, { type, times }] of appends.entries()) {
            for (const { begins, types, limit, turns, after: wished } of followers) {
              if (begins !== step) continue;
              const head = await store.head();
              const after = BigInt(wished) < head ? BigInt(wished) : head;
              const hold = async () => {
                for (let n = 0; n < turns; n++) await turn();
              };
              const seen = follow(after, { ...(types && { types }), limit, hold });
              following.push({ seen, after, types });
            }
            await append(times, type);
            if (step % 2) await turn();
          }
          const all = await stored();
          for (const { seen, after, types } of following) {
            await until(() => seen.position >= BigInt(all.length));
            const expected = all.filter(({ position, type }) => position > after && (!types || types.includes(type)));
            expect(seen.events.map(({ position }) => position)).toEqual(expected.map(({ position }) => position));
          }
          stop.abort();
          await Promise.all(following.map(({ seen }) => seen.done));
        },
      ),
      { numRuns: 200 },
    ));

  it('read the log once for all of them', async () => {
    await append(3);
    const twenty = Array.from({ length: 20 }, (_, n) => follow(0n, n % 2 ? { types: ['Happened'] } : {}));
    await until(() => twenty.every(({ position }) => position === 3n));
    readAll.mockClear();
    for (let n = 4n; n <= 13n; n++) {
      await append(1);
      await until(() => twenty.every(({ position }) => position === n));
    }
    expect(readAll).toHaveBeenCalledTimes(10);
    expect(twenty.map(({ events }) => events.length)).toEqual(Array(20).fill(13));
  });

  it('do not wait for one who is slow; that one reads what is gone, and joins them again', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = follow(0n, { hold: () => held });
    const quick = follow();
    await append(1);
    for (let n = 0; n < 20; n++) {
      await append(5);
      await turn();
    }
    await until(() => quick.position === 101n);
    expect(slow.position).toBe(0n);
    release();
    await until(() => slow.position === 101n);
    readAll.mockClear();
    await append(1);
    await until(() => slow.position === 102n && quick.position === 102n);
    expect(readAll).toHaveBeenCalledTimes(1);
    expect(slow.events).toEqual(quick.events);
  });

  it('cannot change what the others are shown', async () => {
    const one = follow();
    await turn();
    await store.append('s', 'any', [{ ...happened(), data: { people: [{ name: 'Ana' }] } }]);
    await until(() => one.position === 1n);
    const { people } = one.events[0]!.data as { people: { name: string }[] };
    expect(() => people.push({ name: 'Bia' })).toThrow(TypeError);
    expect(() => (people[0]!.name = 'Bia')).toThrow(TypeError);
  });

  it('read for themselves where the common reader fails: those whom it concerns are told, the others go on', async () => {
    const unreadable = new Error('not to be read');
    const original = MemoryEventStore.prototype.readAll;
    readAll.mockImplementation(async (after, options) => {
      const page = await original.call(store, after, options);
      if (page.events.some(({ type }) => type === 'Broken')) throw unreadable;
      return page;
    });
    const concerned = follow(0n, { types: ['Broken'] });
    const other = follow(0n, { types: ['Happened'] });
    await append(1);
    await until(() => other.position === 1n && concerned.position === 1n);
    await append(1, 'Broken');
    await expect(concerned.done).rejects.toBe(unreadable);
    await append(1);
    await until(() => other.position === 3n);
    expect(other.events).toHaveLength(2);
  });

  it('leave nobody reading when they have gone', async () => {
    const one = follow();
    await append(1);
    await until(() => one.position === 1n);
    stop.abort();
    await one.done;
    readAll.mockClear();
    await append(1);
    await turn();
    expect(readAll).not.toHaveBeenCalled();

    stop = new AbortController();
    const next = follow(1n);
    await until(() => next.position === 2n);
  });
});
