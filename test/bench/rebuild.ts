import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { migrate, SCHEMAS } from '#embarque/composition';
import { openEventStore, type EventStore } from '#embarque/event-store';
import { KeyStore } from '#embarque/privacy';
import { LedgerProjection, SealedPersons } from '#embarque/production';
import { createDataSource, projectionPool, Projector } from '#embarque/read-model';
import { History, type StreamOfEvents } from './history.js';

/** Rates per second of one run on one database. */
export interface RebuildRates {
  /** Events of the log that the rebuild went through. */
  readonly embarque: number;
  /** `COPY` of as many rows as there were events, into a table with the ledger's columns and indexes. */
  readonly copy: number;
  /** The stricter reading: ledger entries that the rebuild wrote, and `COPY` of the same entries. */
  readonly entries: number;
  readonly copyEntries: number;
  readonly sizes: { readonly events: number; readonly entries: number };
}

const PEOPLE = 20_000;
const TRIPS = 8_000;
const ROUNDS = 3;

/** A month of a large consortium: written once, then the ledger is rebuilt from it and compared with `COPY`, in turns. */
export async function benchRebuild(connectionString: string): Promise<RebuildRates> {
  const database = createDataSource(connectionString, SCHEMAS);
  await database.initialize();
  await migrate(database);
  const store = await openEventStore({ kind: 'postgres', connectionString });
  const pool = projectionPool(connectionString);
  try {
    const master = randomBytes(32);
    const history = new History(PEOPLE, TRIPS);
    await write(store, history, await KeyStore.open(database, master));
    const events = Number(await store.head());

    const rebuilds: number[] = [];
    const copies: number[] = [];
    const entryCopies: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      // A new process remembers nobody: keys and people are read again.
      const ledger = new LedgerProjection(new SealedPersons(await KeyStore.open(database, master)));
      const projector = new Projector(store, pool, [ledger], {
        info: () => undefined,
        fault: (_, error) => console.error(error),
      });
      rebuilds.push(await seconds(() => projector.rebuild(ledger)));
      entryCopies.push(await copySeconds(pool, await copyText(pool, TRIPS * 12)));
      copies.push(await copySeconds(pool, await copyText(pool, events)));
    }

    const entries = TRIPS * 12;
    await check(pool, entries);
    return {
      embarque: Math.round(events / median(rebuilds)),
      copy: Math.round(events / median(copies)),
      entries: Math.round(entries / median(rebuilds)),
      copyEntries: Math.round(entries / median(entryCopies)),
      sizes: { events, entries },
    };
  } finally {
    await pool.end();
    await store.close();
    await database.destroy();
  }
}

async function write(store: EventStore, history: History, keys: KeyStore): Promise<void> {
  const append = ({ stream, events }: StreamOfEvents) => store.append(stream, 'none', events);
  for (const settings of history.settings()) await append(settings);
  await sixtyFourAtOnce(history.registrations(keys), append);
  await sixtyFourAtOnce(history.journeys(), append);
}

async function sixtyFourAtOnce<T>(
  items: AsyncIterable<T> | Iterable<T>,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const waiting = new Set<Promise<unknown>>();
  for await (const item of items) {
    const turn = work(item).finally(() => waiting.delete(turn));
    waiting.add(turn);
    if (waiting.size >= 64) await Promise.race(waiting);
  }
  await Promise.all(waiting);
}

/** The ledger's own entries, as `COPY` writes them; for more rows than there are entries, further trips like them. */
async function copyText(pool: pg.Pool, rows: number): Promise<string> {
  const client = await pool.connect();
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of client.query(copyTo('copy (select * from ledger.entry) to stdout')))
      chunks.push(chunk as Buffer);
  } finally {
    client.release();
  }
  const lines = Buffer.concat(chunks).toString().slice(0, -1).split('\n');
  return Array.from({ length: rows }, (_, index) => {
    const line = lines[index % lines.length]!;
    const again = Math.floor(index / lines.length);
    // Another trip id for every time round: the rest of the row, and how rows of a trip lie together, stays.
    return again ? again.toString(16).padStart(8, '0') + line.slice(8) : line;
  }).join('\n');
}

async function copySeconds(pool: pg.Pool, text: string): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('create schema bench; create table bench.entry (like ledger.entry including all)');
    return await seconds(() =>
      pipeline(Readable.from([text, '\n']), client.query(copyFrom('copy bench.entry from stdin'))),
    );
  } finally {
    await client.query('drop schema bench cascade');
    client.release();
  }
}

/** What was measured was also done: every passenger of every trip is a line, with units. */
async function check(pool: pg.Pool, entries: number): Promise<void> {
  const { rows } = await pool.query<{ lines: number; units: number }>(
    `select count(*)::int as lines, sum(quantity)::int as units from ledger.entry where causes = ''`,
  );
  const [found] = rows;
  if (found?.lines !== entries || found.units !== entries * 5) {
    throw new Error(`the ledger holds ${JSON.stringify(found)} instead of ${entries} lines of 5 units`);
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
