import { type ExpectedRevision } from '../event-store.js';
import { type IncomingAppend } from '../incoming-append.js';

/** Takes what `batchParameters` makes, and answers a row per append: outcome, last revision, last position. */
export const APPEND_BATCH = {
  name: 'eventstore.append',
  text: 'select * from eventstore.append($1, $2, $3, $4, $5, $6, $7, $8, $9)',
  rowMode: 'array',
} as const;

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
