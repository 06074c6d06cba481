import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventStore, type EventStore } from '#embarque/event-store';
import { accept, addMinutes, idFrom, refuse, type Evolution, type Uuid } from '#embarque/kernel';
import { context, NOON } from '../../../test/support/asking.js';
import { Claims, type Claimed } from './claims.js';
import { Streams } from './streams.js';

type BadgeEvent = { type: 'BadgeTaken' | 'BadgeDropped' | 'BadgeForfeited'; data: object };
type Badge = 'without' | 'with';

const badge: Evolution<Badge, BadgeEvent> = {
  initial: 'without',
  evolve: (state, { type }) => (type === 'BadgeForfeited' ? state : type === 'BadgeTaken' ? 'with' : 'without'),
};
const streamOf = (holder: Uuid) => `wearer-${holder}`;
const theBadge: Claimed<Badge, BadgeEvent> = {
  streamOf,
  evolution: badge,
  carries: (state) => state === 'with',
  forfeited: () => ({ type: 'BadgeForfeited', data: {} }),
};

/** A process of its own: it shares the store with the others and nothing else. */
const processOn = (store: EventStore) => {
  const streams = new Streams(store);
  const claims = new Claims(streams);
  return {
    /** Takes the badge; `stall` happens between the claim and the append. */
    take: (name: string, { now = NOON, key = name, stall = async () => {} } = {}) => {
      const holder = idFrom(name);
      return streams.decide<Badge, BadgeEvent>(streamOf(holder), badge, context({ key, now }), async (_, revision) => {
        const taken = await claims.take('badge-1', { holder, revision }, context({ key, now }), theBadge);
        await stall();
        return taken ? accept({ type: 'BadgeTaken', data: {} }) : refuse('badge-taken', 'Já é de outro.');
      });
    },
    drop: (name: string) =>
      streams.decide<Badge, BadgeEvent>(streamOf(idFrom(name)), badge, context({ key: `${name} drops` }), () =>
        accept({ type: 'BadgeDropped', data: {} }),
      ),
    wears: async (name: string) => (await streams.load(streamOf(idFrom(name)), badge)) === 'with',
  };
};

const crash = () => Promise.reject(new Error('the process dies here'));

describe('claiming a value that only one may carry', () => {
  it('gives it to the first and refuses the second, for ever', async () => {
    const { take, wears } = processOn(new MemoryEventStore());
    expect(await take('a')).toMatchObject({ ok: true });
    expect(await take('b')).toMatchObject({ ok: false });
    expect(await take('c', { now: addMinutes(NOON, 600) })).toMatchObject({ ok: false });
    expect(await wears('a')).toBe(true);
  });

  it('is free at once when its holder went on without it', async () => {
    const { take, drop } = processOn(new MemoryEventStore());
    await take('a');
    await drop('a');
    expect(await take('b')).toMatchObject({ ok: true });
    expect(await take('a', { key: 'again' })).toMatchObject({ ok: false });
  });

  it('stays with a command under way, and goes on when that command is repeated', async () => {
    const { take, wears } = processOn(new MemoryEventStore());
    await expect(take('a', { stall: crash })).rejects.toThrow('dies');
    expect(await take('b')).toMatchObject({ ok: false });
    expect(await take('a')).toMatchObject({ ok: true });
    expect(await wears('a')).toBe(true);
  });

  it('gives way a minute after its command died, and the dead command is refused when it comes back', async () => {
    const { take, wears } = processOn(new MemoryEventStore());
    await expect(take('a', { stall: crash })).rejects.toThrow('dies');
    expect(await take('b', { now: addMinutes(NOON, 1) })).toMatchObject({ ok: true });
    expect(await take('a', { now: addMinutes(NOON, 2) })).toMatchObject({ ok: false });
    expect([await wears('a'), await wears('b')]).toEqual([false, true]);
  });

  it('bars a command that slept while its claim was taken over', async () => {
    const store = new MemoryEventStore();
    const later = processOn(store);
    const sleeper = await processOn(store).take('a', {
      stall: async () => void (await later.take('b', { now: addMinutes(NOON, 5) })),
    });
    expect(sleeper).toMatchObject({ ok: false });
    expect([await later.wears('a'), await later.wears('b')]).toEqual([false, true]);
  });

  it('is carried by one at most, whatever the interleaving, the clocks and the crashes of many processes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(
          fc.record({
            name: fc.constantFrom('a', 'b', 'c'),
            minute: fc.nat(3),
            dies: fc.boolean(),
            drops: fc.boolean(),
          }),
          { minLength: 2, maxLength: 6 },
        ),
        async (scheduler, commands) => {
          const store = new MemoryEventStore();
          const all = commands.map(async ({ name, minute, dies, drops }, n) => {
            const { take, drop } = processOn(slowed(store, scheduler));
            const stall = dies ? crash : async () => {};
            const taken = await take(name, { key: `${name}${n}`, now: addMinutes(NOON, minute), stall }).catch(
              () => null,
            );
            if (taken?.ok && drops) await drop(name);
          });
          await scheduler.waitFor(Promise.all(all));

          const { wears } = processOn(store);
          const wearers = await Promise.all(['a', 'b', 'c'].map(wears));
          expect(wearers.filter(Boolean).length).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 200 },
    ));
});

/** The store, answering in an order that the scheduler chooses. */
function slowed(store: EventStore, scheduler: fc.Scheduler): EventStore {
  return {
    append: async (...append) => {
      await scheduler.schedule(Promise.resolve());
      return store.append(...append);
    },
    async *readStream(...read) {
      await scheduler.schedule(Promise.resolve());
      yield* store.readStream(...read);
    },
    readAll: (...read) => store.readAll(...read),
    subscribe: (...follow) => store.subscribe(...follow),
    head: () => store.head(),
    close: () => store.close(),
  };
}
