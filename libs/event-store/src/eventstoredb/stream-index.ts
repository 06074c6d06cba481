import { type Revision } from '../event-store.js';
import { type IncomingEvent } from '../incoming-append.js';

/** What is known of the beginning of a stream: which event ids it holds, and where. A log only grows, so it stays true. */
export class StreamIndex {
  private readonly revisions = new Map<string, Revision>();
  private length = 0;

  /** Revision of the last event that is known; -1 when none is. */
  get last(): Revision {
    return this.length - 1;
  }

  add(id: string): void {
    this.revisions.set(id, this.length++);
  }

  /** The last revision of these events where they stand together in this order; undefined where none is stored. */
  find(events: readonly IncomingEvent[]): Revision | 'elsewhere' | undefined {
    const found = events.map(({ id }) => this.revisions.get(id));
    if (found.every((revision) => revision === undefined)) return undefined;
    const together = found.every((revision, n) => revision !== undefined && revision === found[0]! + n);
    return together ? found.at(-1) : 'elsewhere';
  }
}

/** The indexes of the streams that were appended to last. */
export class StreamIndexes {
  private readonly indexes = new Map<string, StreamIndex>();
  private static readonly MOST_EVENTS = 500_000;

  get(stream: string): StreamIndex {
    const index = this.indexes.get(stream) ?? new StreamIndex();
    this.indexes.delete(stream);
    this.indexes.set(stream, index);
    return index;
  }

  /** Forgets what was not used for longest. */
  trim(): void {
    let events = 0;
    for (const { last } of this.indexes.values()) events += last + 2;
    for (const [stream, { last }] of this.indexes) {
      if (events <= StreamIndexes.MOST_EVENTS) return;
      events -= last + 2;
      this.indexes.delete(stream);
    }
  }
}
