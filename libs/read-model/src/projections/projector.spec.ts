import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Pool } from 'pg';
import {
  Check,
  Column,
  Entity,
  Index,
  PrimaryColumn,
  type DataSource,
  type MigrationInterface,
  type QueryRunner,
} from 'typeorm';
import { MemoryEventStore, type EventStore } from '#embarque/event-store';
import { idFrom } from '#embarque/kernel';
import { migratedDatabase } from '../../../../test/support/migrated.js';
import { schemaDrift } from '../database/data-source.js';
import { readModelSchema } from '../schema.js';
import { projectionPool } from './pool.js';
import { type Projection } from './projection.js';
import { Projector } from './projector.js';

@Entity({ schema: 'tally', name: 'count' })
@Check('count_counted_check', 'counted >= 0')
@Index('count_by_size', ['counted', 'name'])
class CountRow {
  @PrimaryColumn('text') name!: string;
  @Column('integer', { default: 0 }) counted!: number;
  @Column('text', { nullable: true }) note!: string | null;
}

class CreateTally1763800000001 implements MigrationInterface {
  readonly name = 'CreateTally1763800000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create schema tally;
      create table tally.count (name text primary key, counted integer not null default 0 check (counted >= 0), note text);
      create index count_by_size on tally.count (counted, name)`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema tally cascade');
  }
}

/** Adds up, so that an event applied twice or never shows. */
const tally = (version = 1, times = 1, during: () => Promise<void> | void = () => {}): Projection => ({
  ...{ name: 'tally', version, types: ['Counted'] },
  async apply(events, rows) {
    for (const { data } of events) {
      await rows.query(
        `insert into count (name, counted) values ($1, $2)
           on conflict (name) do update set counted = count.counted + excluded.counted`,
        [(data as { name: string }).name, times],
      );
    }
    await during();
  },
});

describe('the projector', () => {
  let base: { database: DataSource; url: string; drop(): Promise<void> };
  let pool: Pool;
  let store: MemoryEventStore;
  let running: Projector[] = [];
  let faults: string[] = [];
  let appended = 0;

  beforeAll(async () => {
    base = await migratedDatabase(readModelSchema, { entities: [CountRow], migrations: [CreateTally1763800000001] });
    pool = projectionPool(base.url);
  });
  afterAll(async () => {
    await pool.end();
    await base.drop();
  });
  beforeEach(async () => {
    store = new MemoryEventStore();
    faults = [];
    appended = 0;
    await pool.query('truncate tally.count, read_model.checkpoint');
  });
  afterEach(async () => {
    await Promise.all(running.map((projector) => projector.stop()));
    running = [];
  });

  const count = async (times = 1, type = 'Counted') => {
    for (let n = 0; n < times; n++) {
      const id = idFrom('event', appended++);
      await store.append('s', 'any', [{ id, type, data: { name: `n${n % 3}` }, metadata: {} }]);
    }
  };
  const projector = (projection: Projection, on: EventStore = store) =>
    new Projector(on, pool, [projection], { info: () => {}, fault: (message) => faults.push(message) });
  const start = (projection: Projection, on?: EventStore) => {
    const started = projector(projection, on);
    started.start();
    running.push(started);
    return started;
  };
  const counted = async (): Promise<number> => {
    const { rows } = await pool.query<{ sum: number }>('select coalesce(sum(counted), 0)::int as sum from tally.count');
    return rows[0]!.sum;
  };
  const checkpoint = async () =>
    (await pool.query<{ version: number; position: string }>('select version, position from read_model.checkpoint'))
      .rows[0];
  const names = async () =>
    (
      await pool.query<{ name: string }>(
        `select conname as name from pg_constraint where connamespace = 'tally'::regnamespace
         union all select relname from pg_class where relnamespace = 'tally'::regnamespace order by 1`,
      )
    ).rows.map(({ name }) => name);

  it('follows the log, and tells who waits that it has caught up', async () => {
    await count(5);
    const one = start(tally());
    expect(await one.caughtUp(await store.head())).toBe(true);
    expect(await counted()).toBe(5);
    await count(3);
    expect(await one.caughtUp(await store.head())).toBe(true);
    expect(await counted()).toBe(8);
    expect(await one.caughtUp(99n, 50)).toBe(false);
  });

  it('tells how far it is, also to a process that only looks on, though the last events were none of its business', async () => {
    await count(5);
    const one = start(tally());
    await one.caughtUp(5n);
    await count(4, 'Elsewhere');
    await one.caughtUp(9n);
    const onlooker = projector(tally());
    expect(await checkpoint()).toMatchObject({ position: '5' });
    expect(await onlooker.caughtUp(9n, 1000)).toBe(true);
    expect(await onlooker.status()).toEqual([{ name: 'tally', version: 1, position: 9n, lag: 0n }]);
    await one.stop();
    await count(2);
    expect(await onlooker.caughtUp(11n, 100)).toBe(false);
    expect(await onlooker.status()).toEqual([{ name: 'tally', version: 1, position: 5n, lag: 6n }]);
  });

  it('says that a projection which never ran stands at the beginning', async () => {
    await count(2);
    expect(await projector(tally()).status()).toEqual([{ name: 'tally', version: 0, position: 0n, lag: 2n }]);
    expect(await projector(tally()).caughtUp(2n, 100)).toBe(false);
  });

  it('commits rows and checkpoint together: a projection that fails half way leaves neither, and is tried again', async () => {
    await count(5);
    let faulty = true;
    const half = tally(1, 1, () => {
      if (faulty) throw new Error('half way');
    });
    const one = start(half);
    while (!faults.length) await sleep(5);
    expect(await counted()).toBe(0);
    expect(await checkpoint()).toMatchObject({ position: '0' });
    expect(await one.status()).toMatchObject([{ position: 0n, lag: 5n, fault: 'half way' }]);
    faulty = false;
    expect(await one.caughtUp(5n, 5000)).toBe(true);
    expect(await counted()).toBe(5);
    expect(await checkpoint()).toMatchObject({ position: '5' });
    expect((await one.status())[0]).not.toHaveProperty('fault');
  });

  it('forgets a fault when what failed was only the way to the database', async () => {
    let away = true;
    const one = start(
      tally(),
      Object.assign(Object.create(store) as EventStore, {
        head: () => (away ? Promise.reject(new Error('away')) : store.head()),
      }),
    );
    while (!faults.length) await sleep(5);
    away = false;
    for (let waited = 0; waited < 300 && (await one.status())[0]!.fault; waited++) await sleep(10);
    expect((await one.status())[0]).not.toHaveProperty('fault');
  });

  it('applies nothing twice when several processes follow the same log', async () => {
    await count(50);
    const three = [start(tally()), start(tally()), start(tally())];
    for (let round = 0; round < 20; round++) await count(10);
    for (const each of three) expect(await each.caughtUp(await store.head())).toBe(true);
    expect(await counted()).toBe(250);
  });

  it('builds a new version beside the old one, which is shown until it is done', async () => {
    await count(10);
    const old = start(tally());
    await old.caughtUp(10n);
    await old.stop();
    const seen: number[] = [];
    const next = start(tally(2, 100, async () => void seen.push(await counted())));
    expect(await next.caughtUp(10n)).toBe(true);
    expect(seen).toEqual([10]);
    expect(await counted()).toBe(1000);
    expect(await next.status()).toEqual([{ name: 'tally', version: 2, position: 10n, lag: 0n }]);
    await count(1);
    expect(await next.caughtUp(11n)).toBe(true);
    expect(await counted()).toBe(1100);
  });

  it('leaves the rows of a newer version alone, whoever is still of an older one', async () => {
    await count(10);
    const old = start(tally());
    await old.caughtUp(10n);
    const next = start(tally(2, 100));
    await next.caughtUp(10n);
    for (let waited = 0; waited < 300 && (await checkpoint())?.version !== 2; waited++) await sleep(10);
    await count(5);
    expect(await next.caughtUp(15n)).toBe(true);
    while (!faults.length) await sleep(5);
    expect(await counted()).toBe(1500);
    expect(await checkpoint()).toMatchObject({ version: 2, position: '15' });
    expect(await old.status()).toMatchObject([{ fault: expect.stringMatching(/older/) }]);
  });

  it('builds one new version when several processes bring it at once', async () => {
    await count(30);
    await start(tally()).caughtUp(30n);
    await running[0]!.stop();
    const three = [1, 2, 3].map(() => start(tally(2, 100, () => sleep(5))));
    for (const each of three) expect(await each.caughtUp(30n)).toBe(true);
    expect(await counted()).toBe(3000);
  });

  it('rebuilds while events arrive and another process follows, and loses none', async () => {
    await count(100);
    const follower = start(tally());
    await follower.caughtUp(100n);
    const arrivals = (async () => {
      for (let n = 0; n < 400; n++) {
        await count(1);
        await sleep(1);
      }
    })();
    const progress: bigint[] = [];
    for (let n = 0; n < 3; n++)
      await projector(tally()).rebuild(
        tally(1, 1, () => sleep(20)),
        (at) => progress.push(at),
      );
    await arrivals;
    const head = await store.head();
    expect(await follower.caughtUp(head)).toBe(true);
    expect(await counted()).toBe(Number(head));
    expect(progress.at(-1)!).toBeGreaterThanOrEqual(100n);
  });

  it('ends a rebuild though events arrive faster than it applies them', async () => {
    await count(10);
    const flooded = tally(1, 1, () => count(1200));
    await projector(flooded).rebuild(flooded);
    expect(await counted()).toBe(Number((await checkpoint())!.position));
    const follower = start(tally());
    expect(await follower.caughtUp(await store.head())).toBe(true);
    expect(await counted()).toBe(Number(await store.head()));
  });

  it('keeps tables, indexes and constraints under their names, so that no drift appears', async () => {
    await count(10);
    const before = await names();
    await projector(tally()).rebuild(tally());
    await projector(tally()).rebuild(tally());
    expect(await names()).toEqual(before);
    expect(before).toEqual(expect.arrayContaining(['count', 'count_pkey', 'count_by_size', 'count_counted_check']));
    expect(await schemaDrift(base.database)).toEqual([]);
    await expect(pool.query('insert into tally.count (name, counted) values (null, 1)')).rejects.toThrow('not-null');
    await expect(pool.query("insert into tally.count (name, counted) values ('n', -1)")).rejects.toThrow('check');
    expect((await pool.query("select nspname from pg_namespace where nspname like '%rebuild'")).rows).toEqual([]);
  });

  it('leaves the rows as they are when a rebuild fails, and succeeds the next time', async () => {
    await count(10);
    await projector(tally()).rebuild(tally());
    const broken = tally(1, 7, () => {
      throw new Error('half way');
    });
    await expect(projector(broken).rebuild(broken)).rejects.toThrow('half way');
    expect(await counted()).toBe(10);
    await projector(tally()).rebuild(tally(1, 2));
    expect(await counted()).toBe(20);
  });

  it('counts every event once, whenever it is started, stopped, rebuilt and appended to', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('append', 'append', 'start', 'stop', 'rebuild'), { minLength: 5, maxLength: 15 }),
        async (steps) => {
          store = new MemoryEventStore();
          appended = 0;
          await pool.query('truncate tally.count, read_model.checkpoint');
          for (const step of steps) {
            if (step === 'append') await count(7);
            if (step === 'start' && running.length < 3) start(tally());
            if (step === 'stop') await running.shift()?.stop();
            if (step === 'rebuild') await projector(tally()).rebuild(tally());
          }
          const last = start(tally());
          expect(await last.caughtUp(await store.head())).toBe(true);
          expect(await counted()).toBe(appended);
          await Promise.all(running.map((each) => each.stop()));
          running = [];
        },
      ),
      { numRuns: 15 },
    ));
});
