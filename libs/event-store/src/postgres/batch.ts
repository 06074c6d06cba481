import { type ExpectedRevision } from '../event-store.js';
import { type IncomingAppend } from '../incoming-append.js';
import { END_OF_LOG } from './schema.js';

/**
 * The isolation in which each statement sees what was committed before it; and plans that stay on the indexes, also
 * those that were made, and kept, while the table was empty.
 */
export const APPEND_SESSION = `
  set default_transaction_isolation = 'read committed';
  set plan_cache_mode = force_generic_plan;
  set enable_seqscan = off;
  set enable_bitmapscan = off;
  set enable_nestloop = off;
  set jit = off`;

/** Takes what `batchParameters` makes, and answers a row per append: outcome, last revision, last position. */
export const APPEND_BATCH = {
  name: 'eventstore.append',
  text: 'select * from eventstore.append($1, $2, $3, $4, $5, $6, $7, $8, $9)',
  rowMode: 'array',
} as const;

/**
 * The usual append of one event, without the cost of a batch. No row is answered, or a unique key is violated, when it
 * is not that simple: then the batch decides. (The statement sees the log as it was before it waited for the lock; the
 * primary key refuses what it numbered from a head that has moved.)
 */
export const APPEND_ONE = {
  name: 'eventstore.append one',
  text: `
    insert into eventstore.event (position, stream, revision, id, type, data, metadata, recorded_at)
    select coalesce((select e.position from eventstore.event e order by e.position desc limit 1), 0) + 1,
           $1::text, last.revision + 1, $3::uuid, $4::text, $5::json, $6::json,
           greatest((select e.recorded_at from eventstore.event e order by e.position desc limit 1), clock_timestamp())
    from (
      select pg_advisory_xact_lock(${END_OF_LOG}), coalesce((
        select e.revision from eventstore.event e where e.stream = $1 order by e.revision desc limit 1
      ), -1) as revision
      offset 0
    ) last
    where $2::integer in (-2, last.revision)
    returning 'appended', revision, position`,
  rowMode: 'array',
} as const;

export function oneParameters({ stream, expected, events: [event] }: IncomingAppend): unknown[] {
  const { id, type, data, metadata } = event!;
  return [stream, expectation(expected), id, type, data, metadata];
}

const INT4 = 23;
const TEXT = 25;
const JSON_TEXT = 114;
const UUID = 2950;

export function batchParameters(appends: readonly IncomingAppend[]): Buffer[] {
  const events = appends.flatMap(({ events }) => events);
  return [
    textArray(
      TEXT,
      appends.map(({ stream }) => stream),
    ),
    integerArray(appends.map(({ expected }) => expectation(expected))),
    integerArray(appends.map(({ events }) => events.length)),
    integerArray(appends.flatMap(({ events }, append) => events.map(() => append + 1))),
    integerArray(appends.flatMap(({ events }) => events.map((_, nth) => nth + 1))),
    uuidArray(events.map(({ id }) => id)),
    textArray(
      TEXT,
      events.map(({ type }) => type),
    ),
    textArray(
      JSON_TEXT,
      events.map(({ data }) => data),
    ),
    textArray(
      JSON_TEXT,
      events.map(({ metadata }) => metadata),
    ),
  ];
}

const expectation = (expected: ExpectedRevision): number =>
  expected === 'any' ? -2 : expected === 'none' ? -1 : expected;

// PostgreSQL's binary form of an array costs both sides a fraction of what quoting and parsing the textual one does.
const HEADER = 20;

function array(elementType: number, length: number, bytes: number): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER + 4 * length + bytes);
  [1, 0, elementType, length, 1].forEach((field, n) => buffer.writeInt32BE(field, 4 * n));
  return buffer;
}

function integerArray(values: readonly number[]): Buffer {
  const buffer = array(INT4, values.length, 4 * values.length);
  let at = HEADER;
  for (const value of values) {
    at = buffer.writeInt32BE(4, at);
    at = buffer.writeInt32BE(value, at);
  }
  return buffer;
}

function textArray(elementType: number, values: readonly string[]): Buffer {
  const lengths = values.map((value) => Buffer.byteLength(value));
  const buffer = array(
    elementType,
    values.length,
    lengths.reduce((sum, length) => sum + length, 0),
  );
  let at = HEADER;
  values.forEach((value, n) => {
    at = buffer.writeInt32BE(lengths[n]!, at);
    at += buffer.write(value, at);
  });
  return buffer;
}

function uuidArray(values: readonly string[]): Buffer {
  const buffer = array(UUID, values.length, 16 * values.length);
  let at = HEADER;
  for (const value of values) {
    at = buffer.writeInt32BE(16, at);
    at += buffer.write(value.replaceAll('-', ''), at, 'hex');
  }
  return buffer;
}
