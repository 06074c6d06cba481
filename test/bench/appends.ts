import { randomBytes, randomUUID } from 'node:crypto';
import { PostgresEventStorageAdapter } from '@castore/event-storage-adapter-postgres';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { installEventStore, PostgresEventStore } from '#embarque/event-store';

/** Appends per second, by who keeps the events. */
export interface AppendRates {
  readonly callers: number;
  readonly embarque: number;
  readonly insert: number;
  readonly emmett: number;
  readonly castore: number;
}

type Name = Exclude<keyof AppendRates, 'callers'>;

/** One way to keep events, with connections for so many callers. */
interface Contender {
  append(stream: string, revision: number): Promise<unknown>;
  close(): Promise<unknown>;
}

const CALLERS = [1, 16, 64, 256];
const ROUNDS = 7;
// As long as a round: what the compiler still has to learn is nobody's rate.
const WARM_UP = 1200;
const ROUND = 1200;

const TYPE = 'PassengerBoarded';
const data = () => ({
  tripId: randomUUID(),
  authorizationId: randomUUID(),
  personId: randomUUID(),
  at: '2026-10-05T06:30:00-03:00',
  seat: 17,
  recordedBy: 'crew',
});
const metadata = () => ({ commandId: randomUUID(), userId: randomUUID(), occurredAt: '2026-10-05T06:30:00-03:00' });

const PLAIN_TABLE = `create table plain_insert (
  position bigint generated always as identity primary key,
  stream text not null,
  revision integer not null,
  id uuid not null unique,
  type text not null,
  data json not null,
  metadata json not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (stream, revision)
)`;
const PLAIN_INSERT = {
  name: 'plain insert',
  text: `insert into plain_insert (stream, revision, id, type, data, metadata) values ($1, $2, $3, $4, $5, $6)
         returning position`,
};

/** What each contender stores, for counting. */
const TABLES: Record<Name, string> = {
  embarque: 'eventstore.event',
  insert: 'plain_insert',
  emmett: 'emt_messages',
  castore: 'castore_event',
};

/** A contender for every number of connections that may suit it; the fastest in the warm-up runs the rounds. */
const OPEN: Record<Name, (url: string, connections: number) => Contender> = {
  embarque: (connectionString) => {
    const store = new PostgresEventStore({ connectionString });
    return {
      append: (stream, revision) =>
        store.append(stream, revision ? revision - 1 : 'none', [
          { id: randomUUID(), type: TYPE, data: data(), metadata: metadata() },
        ]),
      close: () => store.close(),
    };
  },
  insert: (connectionString, max) => {
    const pool = new pg.Pool({ connectionString, max });
    return {
      append: (stream, revision) =>
        pool.query({
          ...PLAIN_INSERT,
          values: [stream, revision, randomUUID(), TYPE, JSON.stringify(data()), JSON.stringify(metadata())],
        }),
      close: () => pool.end(),
    };
  },
  emmett: (connectionString, max) => {
    const pool = new pg.Pool({ connectionString, max });
    const store = getPostgreSQLEventStore(connectionString, {
      schema: { autoMigration: 'None' },
      connectionOptions: { pooled: true, pool },
    });
    return {
      append: (stream, revision) =>
        store.appendToStream(stream, [{ type: TYPE, data: data(), metadata: metadata() }], {
          expectedStreamVersion: revision ? BigInt(revision) : 'STREAM_DOES_NOT_EXIST',
        }),
      close: async () => {
        await store.close();
        if (!pool.ended) await pool.end();
      },
    };
  },
  castore: (url, max) => {
    const connectionString = `${url}?max=${max}`;
    const store = new PostgresEventStorageAdapter({ connectionString, tableName: TABLES.castore });
    return {
      append: (aggregateId, revision) =>
        store.pushEvent(
          { aggregateId, version: revision + 1, type: TYPE, payload: data(), metadata: metadata() },
          { eventStoreId: 'bench' },
        ),
      // The adapter has no way to close; its connections go with the process or with their database.
      close: () => Promise.resolve(),
    };
  },
};

/**
 * Measures single-event appends, each awaited by its caller, on a database of its own beside the given one. The server
 * must be durable: fsync and synchronous_commit on. Rounds are interleaved, and each rate is the median of its rounds.
 *
 * @throws Error a contender says it stored what it did not store, or the server does not promise to keep it
 */
export async function benchAppends(connectionString: string): Promise<AppendRates[]> {
  const name = `bench_appends_${randomBytes(4).toString('hex')}`;
  const url = Object.assign(new URL(connectionString), { pathname: `/${name}` }).href;
  return connected(connectionString, async (server) => {
    await requireDurability(server);
    await server.query(`create database ${name}`);
    try {
      await prepare(url);
      const acknowledged: Record<Name, number> = { embarque: 0, insert: 0, emmett: 0, castore: 0 };
      const rates: AppendRates[] = [];
      for (const callers of CALLERS) rates.push(await measure(url, callers, acknowledged));
      await verify(url, acknowledged);
      return rates;
    } finally {
      await server.query(`drop database if exists ${name} with (force)`);
    }
  });
}

async function requireDurability(server: pg.Client): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await server.query<Record<string, string>>(`show ${setting}`);
    if (rows[0]![setting] !== 'on') throw new Error(`the server runs with ${setting} = ${rows[0]![setting]}`);
  }
}

async function prepare(url: string): Promise<void> {
  await installEventStore(url);
  await connected(url, (client) => client.query(PLAIN_TABLE));
  const emmett = getPostgreSQLEventStore(url);
  await emmett.schema.migrate();
  await emmett.close();
  await PostgresEventStorageAdapter.createEventTable({
    connectionString: url,
    tableName: TABLES.castore,
    aggregateId: { type: 'VARCHAR', length: 64 },
  });
}

async function measure(url: string, callers: number, acknowledged: Record<Name, number>): Promise<AppendRates> {
  const names = Object.keys(OPEN) as Name[];
  const run = async (name: Name, contender: Contender, milliseconds: number) => {
    const { count, rate } = await appendFor(contender, callers, milliseconds);
    acknowledged[name] += count;
    return rate;
  };

  const contenders = new Map<Name, Contender>();
  for (const name of names) {
    let best = 0;
    for (const connections of name === 'embarque' ? [1] : poolSizes(callers)) {
      const contender = OPEN[name](url, connections);
      await run(name, contender, WARM_UP);
      const rate = await run(name, contender, WARM_UP);
      const slower = rate > best ? contenders.get(name) : contender;
      if (rate > best) contenders.set(name, contender);
      best = Math.max(best, rate);
      await slower?.close();
    }
  }

  const rounds = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, contender] of contenders) rounds.get(name)!.push(await run(name, contender, ROUND));
  }
  for (const contender of contenders.values()) await contender.close();

  const rate = (name: Name) => Math.round(median(rounds.get(name)!));
  return {
    callers,
    embarque: rate('embarque'),
    insert: rate('insert'),
    emmett: rate('emmett'),
    castore: rate('castore'),
  };
}

const poolSizes = (callers: number) => [...new Set([8, 16, 32, 64].map((size) => Math.min(size, callers)))];

/** Every caller appends to a stream of its own, one event after the other. */
async function appendFor(contender: Contender, callers: number, milliseconds: number) {
  const start = performance.now();
  let count = 0;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      const stream = `trip-${randomUUID()}`;
      for (let revision = 0; performance.now() - start < milliseconds; revision++) {
        await contender.append(stream, revision);
        count++;
      }
    }),
  );
  return { count, rate: (1000 * count) / (performance.now() - start) };
}

const median = (rates: readonly number[]) => rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)]!;

async function verify(url: string, acknowledged: Record<Name, number>): Promise<void> {
  await connected(url, async (client) => {
    const count = async (sql: string) => Number((await client.query<{ count: string }>(sql)).rows[0]!.count);
    for (const [name, table] of Object.entries(TABLES) as [Name, string][]) {
      const stored = await count(`select count(*) from ${table}`);
      if (stored !== acknowledged[name]) {
        throw new Error(`${name} acknowledged ${acknowledged[name]} events and stored ${stored}`);
      }
    }
    const gaps = await count('select max(position) - count(*) as count from eventstore.event');
    if (gaps) throw new Error(`the positions have ${gaps} gaps`);
  });
}

async function connected<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
