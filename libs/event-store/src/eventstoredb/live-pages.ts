import {
  excludeSystemEvents,
  START,
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { type Page, type Position, type RecordedEvent } from '../event-store.js';
import { isOurs, recorded } from './translation.js';

const LIMIT = 1000;

interface LiveOptions {
  readonly signal: AbortSignal;
  /** Where the log ended when the subscription began. */
  readonly head: Position;
}

/** A catch-up subscription as pages, until its signal aborts or it fails. */
export async function* livePages(
  client: EventStoreDBClient,
  after: Position,
  { signal, head }: LiveOptions,
): AsyncGenerator<Page> {
  let position = after;
  let checkpoint = after;
  let failure: Error | undefined;
  let ended = false;
  let wake = () => {};

  const subscription: AllStreamSubscription = client.subscribeToAll({
    fromPosition: after ? { commit: after, prepare: after } : START,
    filter: excludeSystemEvents({
      checkpointInterval: 10,
      checkpointReached: async (_: unknown, reached: { commit: bigint }) => {
        checkpoint = reached.commit;
        wake();
      },
    }),
  });
  subscription.on('readable', () => wake());
  subscription.on('end', () => {
    ended = true;
    wake();
  });
  subscription.on('error', (error: Error) => {
    failure = error;
    wake();
  });
  const aborted = () => wake();
  signal.addEventListener('abort', aborted);

  try {
    while (!signal.aborted) {
      const events: RecordedEvent[] = [];
      const reached = checkpoint;
      let next: AllStreamResolvedEvent | null;
      while (events.length < LIMIT && (next = subscription.read() as AllStreamResolvedEvent | null)) {
        if (next.event && isOurs(next.event)) events.push(recorded(next.event));
      }
      const last = events.at(-1)?.position ?? position;
      // A checkpoint stands behind all events that came before it, and those were read above.
      const drained = subscription.readableLength === 0;
      const seen = drained && reached > last ? reached : last;
      if (seen > position) {
        position = seen;
        yield { events, position, end: drained && position >= head };
      } else if (failure) {
        throw failure;
      } else if (ended) {
        return;
      } else if (drained && reached === checkpoint) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
    }
  } finally {
    signal.removeEventListener('abort', aborted);
    await subscription.unsubscribe().catch(() => undefined);
  }
}
