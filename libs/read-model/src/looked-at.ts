import { type EventStore, type Position } from '#embarque/event-store';

/** How far somebody who stands at `seen` has looked: a checkpoint is not moved for events that are none of its business. */
export async function lookedAt(store: EventStore, types: readonly string[], seen: Position): Promise<Position> {
  const { events, position } = await store.readAll(seen, { types, limit: 1 });
  return events.length ? seen : position;
}
