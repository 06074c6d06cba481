import {
  jsonEvent,
  type JSONEventData,
  type JSONEventType,
  type RecordedEvent as StoredEvent,
  type StreamingRead,
} from '@eventstore/db-client';
import { type RecordedEvent } from '../event-store.js';
import { type IncomingEvent } from '../incoming-append.js';

export const isOurs = ({ type, streamId, isJson }: StoredEvent): boolean =>
  isJson && !type.startsWith('$') && !streamId.startsWith('$');

export function recorded(event: StoredEvent): RecordedEvent {
  return {
    id: event.id,
    type: event.type,
    data: event.data,
    metadata: (event.metadata ?? {}) as Record<string, unknown>,
    stream: event.streamId,
    revision: Number(event.revision),
    position: event.position!.commit,
    recordedAt: event.created.toISOString(),
  };
}

export const proposed = ({ id, type, data, metadata }: IncomingEvent): JSONEventData =>
  jsonEvent<JSONEventType>({
    id,
    type,
    data: JSON.parse(data) as JSONEventType['data'],
    metadata: JSON.parse(metadata) as Record<string, unknown>,
  });

/** A client's answer as a whole. Its errors may come late, when nobody listens any more. */
export async function collect<E>(stream: StreamingRead<E>): Promise<E[]> {
  stream.on('error', () => undefined);
  const events: E[] = [];
  for await (const event of stream) events.push(event);
  return events;
}
