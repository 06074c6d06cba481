import {
  EventIdReused,
  EventStoreUnavailable,
  WrongExpectedRevision,
  type Appended,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type Page,
  type Position,
  type ReadAllOptions,
  type RecordedEvent,
  type Revision,
  type SubscribeOptions,
} from '../event-store.js';
import { Doorbell, follow } from '../follow.js';
import { incomingAppend, type IncomingEvent } from '../incoming-append.js';
import { Tail } from '../tail.js';

type StoredEvent = IncomingEvent & Omit<RecordedEvent, keyof NewEvent>;

/** The log in this process's memory, for unit tests. Positions are gap-free. */
export class MemoryEventStore implements EventStore {
  private readonly log: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly ids = new Map<string, StoredEvent>();
  private readonly closing = new AbortController();
  private readonly tail = new Tail({
    readAll: (after, options) => this.readAll(after, options),
    live: (after, signal) => follow(this, after, signal),
  });
  readonly doorbell = new Doorbell();

  constructor(private readonly clock: () => string = () => new Date().toISOString()) {}

  async append(stream: string, expected: ExpectedRevision, newEvents: readonly NewEvent[]): Promise<Appended> {
    if (this.closing.signal.aborted) throw new EventStoreUnavailable(new Error('closed'));
    const { events } = incomingAppend(stream, expected, newEvents);

    const known = events.map(({ id }) => this.ids.get(id));
    const [first] = known;
    if (first && known.every((event, n) => event?.stream === stream && event.revision === first.revision + n)) {
      const { revision, position } = known.at(-1)!;
      return { revision, position, repeated: true };
    }
    if (known.some(Boolean)) throw new EventIdReused(stream);

    const stored = this.streams.get(stream) ?? [];
    const actual = stored.at(-1)?.revision ?? 'none';
    if (expected !== 'any' && expected !== actual) throw new WrongExpectedRevision(stream, expected, actual);

    const now = this.clock();
    const last = this.log.at(-1)?.recordedAt ?? now;
    const recordedAt = now > last ? now : last;
    this.streams.set(stream, stored);
    for (const event of events) {
      const position = BigInt(this.log.length + 1);
      const record = { ...event, stream, revision: stored.length, position, recordedAt };
      this.log.push(record);
      this.ids.set(event.id, record);
      stored.push(record);
    }
    this.doorbell.ring();
    return { revision: stored.length - 1, position: BigInt(this.log.length), repeated: false };
  }

  async *readStream(stream: string, from: Revision = 0): AsyncGenerator<RecordedEvent> {
    for (const event of (this.streams.get(stream) ?? []).slice(from)) yield recorded(event);
  }

  async readAll(after: Position, { types, limit = 1000 }: ReadAllOptions = {}): Promise<Page> {
    const wanted = types && new Set(types);
    const events: RecordedEvent[] = [];
    let index = Number(after);
    for (; index < this.log.length && events.length < limit; index++) {
      const event = this.log[index]!;
      if (!wanted || wanted.has(event.type)) events.push(recorded(event));
    }
    return { events, position: BigInt(index), end: index >= this.log.length };
  }

  subscribe(after: Position, options: SubscribeOptions): AsyncGenerator<Page> {
    return this.tail.subscribe(after, { ...options, signal: AbortSignal.any([options.signal, this.closing.signal]) });
  }

  async head(): Promise<Position> {
    return BigInt(this.log.length);
  }

  async close(): Promise<void> {
    this.closing.abort();
  }
}

const recorded = ({ data, metadata, ...event }: StoredEvent): RecordedEvent => ({
  ...event,
  data: JSON.parse(data) as unknown,
  metadata: JSON.parse(metadata) as Record<string, unknown>,
});
