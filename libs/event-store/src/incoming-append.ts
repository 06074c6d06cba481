import { EventIdReused, type ExpectedRevision, type NewEvent } from './event-store.js';

export interface IncomingEvent {
  readonly id: string;
  readonly type: string;
  /** JSON text: what is stored, to the byte. */
  readonly data: string;
  readonly metadata: string;
}

/** An append that was checked and written out, so that nothing the caller does to it later can change it. */
export interface IncomingAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly IncomingEvent[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws TypeError what was handed in can be stored nowhere: a mistake of the program, not of the user */
export function incomingAppend(
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): IncomingAppend {
  if (!stream || stream.startsWith('$')) throw new TypeError(`not a name for a stream: "${stream}"`);
  if (typeof expected === 'number' && !(Number.isInteger(expected) && expected >= 0 && expected < 2 ** 31)) {
    throw new TypeError(`not a revision: ${expected}`);
  }
  if (!events.length) throw new TypeError('an append has at least one event');
  const incoming = events.map(incomingEvent);
  if (incoming.length > 1 && new Set(incoming.map(({ id }) => id)).size < incoming.length)
    throw new EventIdReused(stream);
  return { stream, expected, events: incoming };
}

function incomingEvent({ id, type, data, metadata }: NewEvent): IncomingEvent {
  if (!UUID.test(id)) throw new TypeError(`not a UUID: "${id}"`);
  if (!type || type.startsWith('$')) throw new TypeError(`not a type of event: "${type}"`);
  return { id: id.toLowerCase(), type, data: JSON.stringify(data ?? null), metadata: JSON.stringify(metadata) };
}
