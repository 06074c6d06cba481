import { type ExpectedRevision } from '../event-store.js';
import { type IncomingAppend, type IncomingEvent } from '../incoming-append.js';
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
  text: 'select * from eventstore.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
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
      select pg_advisory_xact_lock(${END_OF_LOG}), case $2::integer
        when -2 then coalesce(
          (select e.revision from eventstore.event e where e.stream = $1 order by e.revision desc limit 1), -1)
        when -1 then -1
        else (select e.revision from eventstore.event e where e.stream = $1 and e.revision = $2 limit 1)
      end as revision
      offset 0
    ) last
    where last.revision is not null
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

export function batchParameters(appends: readonly IncomingAppend[], careful: boolean): unknown[] {
  const owners: number[] = [];
  const nths: number[] = [];
  const events: IncomingEvent[] = [];
  appends.forEach((append, n) =>
    append.events.forEach((event, nth) => {
      owners.push(n + 1);
      nths.push(nth + 1);
      events.push(event);
    }),
  );
  return [
    careful,
    textArray(TEXT, appends, (append) => append.stream),
    integerArray(appends.map(({ expected }) => expectation(expected))),
    integerArray(appends.map((append) => append.events.length)),
    integerArray(owners),
    integerArray(nths),
    uuidArray(events),
    textArray(TEXT, events, (event) => event.type),
    textArray(JSON_TEXT, events, (event) => event.data),
    textArray(JSON_TEXT, events, (event) => event.metadata),
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

function textArray<T>(elementType: number, items: readonly T[], text: (item: T) => string): Buffer {
  // In UTF-8 a UTF-16 unit takes three bytes at most.
  let most = 0;
  for (const item of items) most += 3 * text(item).length;
  const buffer = array(elementType, items.length, most);
  let at = HEADER;
  for (const item of items) {
    const length = buffer.write(text(item), at + 4);
    buffer.writeInt32BE(length, at);
    at += 4 + length;
  }
  return buffer.subarray(0, at);
}

function uuidArray(events: readonly IncomingEvent[]): Buffer {
  const buffer = array(UUID, events.length, 16 * events.length);
  let at = HEADER;
  for (const { id } of events) {
    at = buffer.writeInt32BE(16, at);
    at += buffer.write(id.replaceAll('-', ''), at, 'hex');
  }
  return buffer;
}
