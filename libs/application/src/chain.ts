import { createHash } from 'node:crypto';
import { type NewEvent, type Position, type RecordedEvent, type Revision } from '#embarque/event-store';

/** Where a stream's chain stands: what its next event vouches for. */
export interface Link {
  readonly revision: Revision;
  readonly position: Position;
  readonly recordedAt: string;
  readonly hash: string | undefined;
}

/**
 * Chains the events of an append to the stream's last event, so that a change in the log shows.
 *
 * Each event's metadata ends with `hash`, SHA-256 in base64url over the hash before it in the stream, and the event's
 * stream, revision, id, type, data and other metadata. The store gives positions and times only when it appends, so an
 * append says those of the event that it was decided on: `follows` in the metadata of its first event.
 *
 * Position and time of a stream's last event, and that it is the last, are vouched for by nobody yet: by a day's digest
 * over all heads, if that is kept where the log cannot be reached.
 */
export function chained(stream: string, last: RecordedEvent | undefined, events: readonly NewEvent[]): NewEvent[] {
  const first = last ? last.revision + 1 : 0;
  const follows = last && { follows: { position: String(last.position), recordedAt: last.recordedAt } };
  let hash = last && linkOf(last).hash;
  return events.map((event, n) => {
    const metadata = n ? event.metadata : { ...event.metadata, ...follows };
    hash = hashOf(hash, { ...event, metadata, stream, revision: first + n });
    return { ...event, metadata: { ...metadata, hash } };
  });
}

/** What a recorded event leaves for the next one. */
export const linkOf = ({ revision, position, recordedAt, metadata }: RecordedEvent): Link => ({
  ...{ revision, position, recordedAt },
  hash: metadata['hash'] as string | undefined,
});

/**
 * What is wrong between an event and the one that stands before it in its stream, in Portuguese; undefined for an
 * unbroken link. `oneTime`: the store gives the events of one append one time and neighbouring positions.
 */
export function faultOf(
  last: Link | undefined,
  event: RecordedEvent,
  { oneTime }: { oneTime: boolean },
): string | undefined {
  const next = last ? last.revision + 1 : 0;
  if (event.revision !== next) return `em lugar da revisão ${next} está a ${event.revision}`;

  const { hash, ...metadata } = event.metadata;
  if (typeof hash !== 'string') return 'o evento não tem hash';
  if (Object.keys(event.metadata).at(-1) !== 'hash' || hash !== hashOf(last?.hash, { ...event, metadata }))
    return 'o hash não corresponde ao evento e ao que vem antes dele no fluxo';

  if (!last) return undefined;
  const { position, recordedAt } = (metadata['follows'] ?? {}) as Partial<Record<'position' | 'recordedAt', string>>;
  if (position ? position !== String(last.position) : oneTime && event.position !== last.position + 1n)
    return `o evento anterior do fluxo está na posição ${last.position}, e não na que este evento diz`;
  if (recordedAt ? recordedAt !== last.recordedAt : oneTime && event.recordedAt !== last.recordedAt)
    return `o evento anterior do fluxo diz ter sido registrado em ${last.recordedAt}, e não no instante que este evento diz`;
  return undefined;
}

const hashOf = (
  previous: string | undefined,
  { stream, revision, id, type, data, metadata }: Omit<RecordedEvent, 'position' | 'recordedAt'>,
): string =>
  createHash('sha256')
    .update(JSON.stringify([previous ?? null, stream, revision, id, type, data ?? null, metadata]))
    .digest('base64url');
