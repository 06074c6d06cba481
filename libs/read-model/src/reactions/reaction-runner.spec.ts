import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Pool } from 'pg';
import { type DataSource } from 'typeorm';
import { Reactions, Streams, type Dispatcher, type Reaction, type ReactionContext } from '#embarque/application';
import { MemoryEventStore, type RecordedEvent } from '#embarque/event-store';
import { accept, idFrom, type Evolution } from '#embarque/kernel';
import { NOON } from '../../../../test/support/asking.js';
import { migratedDatabase } from '../../../../test/support/migrated.js';
import { projectionPool } from '../projections/pool.js';
import { readModelSchema } from '../schema.js';
import { ReactionRunner } from './reaction-runner.js';

type Greeted = { type: 'Greeted'; data: { whom: number } };
const greetings: Evolution<readonly number[], Greeted> = {
  initial: [],
  evolve: (all, { data }) => [...all, data.whom],
};

describe('reactions', () => {
  let base: { database: DataSource; url: string; drop(): Promise<void> };
  let pool: Pool;
  let store: MemoryEventStore;
  let streams: Streams;
  let running: ReactionRunner[] = [];
  let faults: string[];
  let arrived: number;

  beforeAll(async () => {
    base = await migratedDatabase(readModelSchema);
    pool = projectionPool(base.url);
  });
  afterAll(async () => {
    await pool.end();
    await base.drop();
  });
  beforeEach(async () => {
    store = new MemoryEventStore();
    streams = new Streams(store);
    faults = [];
    arrived = 0;
    await pool.query('truncate read_model.reaction');
  });
  afterEach(async () => {
    await Promise.all(running.map((runner) => runner.stop()));
    running = [];
  });

  const arrive = async (times = 1) => {
    for (let n = 0; n < times; n++) {
      const whom = arrived++;
      await store.append('door', 'any', [
        { id: idFrom('arrival', whom), type: 'Arrived', data: { whom }, metadata: { correlationId: idFrom('visit') } },
      ]);
    }
  };
  /** Greets whoever arrives, in a stream of its own; `before` may fail. */
  const greeter = (before: (whom: number) => void | Promise<void> = () => undefined, name = 'greeter'): Reaction => ({
    ...{ name, types: ['Arrived'] },
    async react(event: RecordedEvent, context: ReactionContext) {
      const { whom } = event.data as { whom: number };
      await before(whom);
      await streams.decide(name, greetings, context.command(), () => accept({ type: 'Greeted', data: { whom } }));
    },
  });
  const runner = (...reactions: readonly Reaction[]) => {
    const registry = new Reactions(undefined as unknown as Dispatcher, { now: () => NOON });
    registry.add(...reactions);
    return new ReactionRunner(
      store,
      pool,
      registry,
      { info: () => undefined, fault: (message) => faults.push(message) },
      { firstMs: 1, limitMs: 4 },
    );
  };
  const start = (...reactions: readonly Reaction[]) => {
    const started = runner(...reactions);
    started.start();
    running.push(started);
    return started;
  };
  const greeted = (name = 'greeter') => streams.load(name, greetings);
  const upTo = (n: number) => Array.from({ length: n }, (_, index) => index);

  it('act on the events of their types, in order, as the system and because of the event', async () => {
    await arrive(3);
    const one = start(greeter());
    expect(await one.caughtUp(3n)).toBe(true);
    await arrive(2);
    expect(await one.caughtUp(await store.head())).toBe(true);
    expect(await greeted()).toEqual(upTo(5));
    for await (const { metadata } of store.readStream('greeter', 4)) {
      expect(metadata).toMatchObject({
        ...{ actor: 'system:greeter', role: 'operator', origin: 'reaction', at: NOON },
        ...{ causationId: idFrom('arrival', 4), correlationId: idFrom('visit') },
      });
    }
  });

  it('go on after a restart where they stood', async () => {
    await arrive(2);
    const seen: number[] = [];
    const first = start(greeter((whom) => void seen.push(whom)));
    await first.caughtUp(2n);
    await first.stop();
    await arrive(2);
    const second = start(greeter((whom) => void seen.push(whom)));
    expect(await second.caughtUp(await store.head())).toBe(true);
    expect(seen).toEqual(upTo(4));
  });

  it('do nothing twice when the checkpoint of what was done is lost', async () => {
    await arrive(5);
    const seen: number[] = [];
    const first = start(greeter());
    await first.caughtUp(5n);
    await first.stop();
    await pool.query('update read_model.reaction set position = 1');
    const second = start(greeter((whom) => void seen.push(whom)));
    expect(await second.caughtUp(await store.head())).toBe(true);
    expect(seen).toEqual([1, 2, 3, 4]);
    expect(await greeted()).toEqual(upTo(5));
  });

  it('try again what failed, and say so meanwhile to every process, while the others go on', async () => {
    let mended = false;
    const failing = greeter((whom) => {
      if (whom === 1 && !mended) throw new Error('the greeter lost their voice');
    });
    await arrive(3);
    const one = start(failing, greeter(undefined, 'other'));
    for (let tries = 0; tries < 1000 && faults.length < 3; tries++) await new Promise((on) => setTimeout(on, 5));
    expect(faults.slice(0, 3)).toEqual(Array.from({ length: 3 }, () => expect.stringContaining('greeter')));
    expect(await greeted()).toEqual([0]);
    const otherIsThrough = async () => (await greeted('other')).length === 3;
    for (let tries = 0; tries < 1000 && !(await otherIsThrough()); tries++)
      await new Promise((on) => setTimeout(on, 5));
    expect(await greeted('other')).toEqual(upTo(3));
    const [seen] = await runner(failing).status();
    expect(seen).toMatchObject({ name: 'greeter', position: 1n, fault: 'Error: the greeter lost their voice' });
    expect(seen!.attempts).toBeGreaterThanOrEqual(2);

    mended = true;
    expect(await one.caughtUp(await store.head())).toBe(true);
    expect(await greeted()).toEqual(upTo(3));
    expect((await one.status()).map(({ fault, attempts }) => ({ fault, attempts }))).toEqual([
      { fault: undefined, attempts: 0 },
      { fault: undefined, attempts: 0 },
    ]);
  });

  it('run in one process at a time, and another takes over', async () => {
    const where: string[] = [];
    const first = start(greeter(() => void where.push('first')));
    await arrive(3);
    expect(await first.caughtUp(3n)).toBe(true);
    const second = start(greeter(() => void where.push('second')));
    await arrive(3);
    expect(await second.caughtUp(await store.head())).toBe(true);
    expect(where).toEqual(Array.from({ length: 6 }, () => 'first'));
    await first.stop();
    await arrive(2);
    expect(await second.caughtUp(await store.head())).toBe(true);
    expect(where.slice(6)).toEqual(['second', 'second']);
    expect(await greeted()).toEqual(upTo(8));
  });

  it('lose nothing and double nothing when their connections are cut', async () => {
    const cut = () =>
      pool.query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
         and database = (select oid from pg_database where datname = current_database())`,
      );
    const one = start(greeter(async (whom) => void (whom % 4 === 2 && (await cut()))));
    const other = start(greeter());
    await arrive(12);
    expect(await other.caughtUp(12n)).toBe(true);
    expect(await one.caughtUp(await store.head())).toBe(true);
    expect(await greeted()).toEqual(upTo(12));
  });

  it('have names of their own', () =>
    expect(() => runner(greeter(), greeter())).toThrow('there is a reaction greeter already'));
});
