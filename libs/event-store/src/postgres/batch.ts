import { type ExpectedRevision } from '../event-store.js';
import { type IncomingAppend, type IncomingEvent } from '../incoming-append.js';
import { timeAt } from './schema.js';

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

/** Decides a whole batch: takes what `batchParameters` makes, and answers a row per append: outcome, last revision, last position. */
export const APPEND_BATCH = {
  name: 'eventstore.append',
  text: 'select * from eventstore.append($1, $2, $3, $4, $5, $6, $7, $8, $9)',
  rowMode: 'array',
} as const;

// `offset 0` has the time made once, and not for each event.
const HEAD = `(
      select e.position, date_trunc('milliseconds', greatest(e.recorded_at, statement_timestamp())) as clock
      from eventstore.event e where e.position = $1 offset 0
    ) head`;

/**
 * Writes events at the positions and revisions that they must get if nobody else has written since: takes what
 * `nextParameters` makes. The keys of the table are the guard. Where another writer was faster, or an id is stored
 * already, one of them is violated and nothing is written; where the head is not there, no row is.
 *
 * Positions stay gap-free and in commit order without a lock: the place after the head is one, and whoever takes it
 * keeps everybody else waiting until it is committed.
 */
export const WRITE_NEXT = {
  name: 'eventstore.write next',
  text: `
    insert into eventstore.event (position, stream, revision, id, type, data, metadata, recorded_at)
    select head.position + i.n, i.stream, i.revision, i.id, i.type, i.data, i.metadata,
           ${timeAt('head.clock', 'head.position + i.n')}
    from ${HEAD},
         unnest($2::text[], $3::integer[], $4::uuid[], $5::text[], $6::json[], $7::json[])
           with ordinality as i(stream, revision, id, type, data, metadata, n)`,
} as const;

/** `WRITE_NEXT` for one event, the most usual append of a quiet day, without the arrays. */
export const WRITE_NEXT_ONE = {
  name: 'eventstore.write next one',
  text: `
    insert into eventstore.event (position, stream, revision, id, type, data, metadata, recorded_at)
    select head.position + 1, $2::text, $3::integer, $4::uuid, $5::text, $6::json, $7::json, ${timeAt('head.clock', 'head.position + 1')}
    from ${HEAD}`,
} as const;

/** `befores`: the revision that each append follows, -1 for a new stream. */
export function nextParameters(
  head: number,
  appends: readonly IncomingAppend[],
  befores: readonly number[],
): unknown[] {
  const streams: string[] = [];
  const revisions: number[] = [];
  const events: IncomingEvent[] = [];
  appends.forEach((append, n) =>
    append.events.forEach((event, nth) => {
      streams.push(append.stream);
      revisions.push(befores[n]! + 1 + nth);
      events.push(event);
    }),
  );
  const [event] = events;
  if (events.length === 1)
    return [head, streams[0], revisions[0], event!.id, event!.type, event!.data, event!.metadata];
  return [
    head,
    textArray(TEXT, streams, (stream) => stream),
    integerArray(revisions),
    uuidArray(events),
    textArray(TEXT, events, ({ type }) => type),
    textArray(JSON_TEXT, events, ({ data }) => data),
    textArray(JSON_TEXT, events, ({ metadata }) => metadata),
  ];
}

const INT4 = 23;
const TEXT = 25;
const JSON_TEXT = 114;
const UUID = 2950;

export function batchParameters(appends: readonly IncomingAppend[]): unknown[] {
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
