import { setTimeout as sleep } from 'node:timers/promises';
import {
  BACKWARDS,
  END,
  EventStoreDBClient,
  NO_STREAM,
  START,
  StreamNotFoundError,
  WrongExpectedVersionError,
  type AllStreamResolvedEvent,
  type Credentials,
} from '@eventstore/db-client';
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
import { incomingAppend, type IncomingAppend } from '../incoming-append.js';
import { isOutage } from './failures.js';
import { collect, isOurs, proposed, recorded } from './translation.js';
import { StreamIndexes, type StreamIndex } from './stream-index.js';
import { Tail } from '../tail.js';
import { livePages } from './live-pages.js';

export interface EventStoreDbEventStoreOptions {
  /** `esdb://user:password@host:port?tls=true` and so on. */
  readonly connectionString: string;
  /** How long an append or a read waits for a server that is away, in milliseconds (default 5000). */
  readonly patience?: number;
}

const PAGE = 500;
const ignore = () => undefined;

/**
 * The log in EventStoreDB or KurrentDB. Positions are commit positions of `$all`: they grow, but they are offsets in the
 * server's log and so leave gaps. System events are not shown. An event id is unique in its stream, not in the whole log:
 * the server does not look for it elsewhere.
 *
 * The server itself knows a repeated append only by its expected revision. This adapter reads what it has not yet seen
 * of a stream before it appends to it, remembers the ids, and always appends at the revision that it has seen.
 */
export class EventStoreDbEventStore implements EventStore {
  private readonly client: EventStoreDBClient;
  private readonly indexes = new StreamIndexes();
  /** The last append to each stream: appends to one stream go one after the other. */
  private readonly underWay = new Map<string, Promise<unknown>>();
  private readonly tail = new Tail({
    readAll: (after, options) => this.readAll(after, options),
    live: (after, signal) => this.live(after, signal),
  });
  private readonly closing = new AbortController();
  private readonly patience: number;
  /** With credentials named, the client makes one call per append, which fails when its connection does. */
  private readonly credentials: Credentials;

  constructor({ connectionString, patience = 5000 }: EventStoreDbEventStoreOptions) {
    this.client = EventStoreDBClient.connectionString(connectionString);
    this.patience = patience;
    const { username, password } = new URL(connectionString.replace(/^[^:]+/, 'http'));
    this.credentials = { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    if (this.closing.signal.aborted) throw new EventStoreUnavailable(new Error('closed'));
    const append = incomingAppend(stream, expected, events);
    const before = this.underWay.get(stream) ?? Promise.resolve();
    const answer = before.then(() => this.patiently(() => this.appendNow(append)));
    const done = answer.catch(ignore);
    this.underWay.set(stream, done);
    void done.then(() => {
      if (this.underWay.get(stream) === done) this.underWay.delete(stream);
    });
    return answer;
  }

  async *readStream(stream: string, from: Revision = 0): AsyncGenerator<RecordedEvent> {
    for (let revision = from, page: RecordedEvent[]; ; revision += page.length) {
      page = await this.patiently(() => this.streamPage(stream, revision));
      yield* page;
      if (page.length < PAGE) return;
    }
  }

  async readAll(after: Position, { types, limit = 1000 }: ReadAllOptions = {}): Promise<Page> {
    const wanted = types && new Set(types);
    const events: RecordedEvent[] = [];
    for (let position = after; ;) {
      // The server reads from a position on, so the first event may be the one that was seen.
      const maxCount = Math.max(PAGE, limit) + 1;
      const chunk = await this.patiently(() => this.logPage(position, maxCount));
      for (const { event } of chunk) {
        if (!event || event.position.commit <= position) continue;
        if (events.length === limit) return { events, position, end: false };
        position = event.position.commit;
        if (isOurs(event) && (!wanted || wanted.has(event.type))) events.push(recorded(event));
      }
      if (chunk.length < maxCount) return { events, position, end: true };
    }
  }

  subscribe(after: Position, options: SubscribeOptions): AsyncGenerator<Page> {
    return this.tail.subscribe(after, { ...options, signal: AbortSignal.any([options.signal, this.closing.signal]) });
  }

  async head(): Promise<Position> {
    return this.patiently(() => this.lastPosition());
  }

  /** Lets what was appended be answered, and ends subscriptions. */
  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await Promise.all(this.underWay.values());
    await this.client.dispose();
    // The client leaves its channel open, and with it the process.
    const { getChannel } = this.client as unknown as { getChannel(): Promise<{ close(): void }> };
    await getChannel().then((channel) => channel.close(), ignore);
  }

  private async *live(after: Position, signal: AbortSignal): AsyncGenerator<Page> {
    for (let position = after; !signal.aborted;) {
      try {
        const head = await this.patiently(() => this.lastPosition());
        for await (const page of livePages(this.client, position, { signal, head })) {
          position = page.position;
          yield page;
        }
      } catch (error) {
        if (!isOutage(error)) throw error;
        await sleep(100, undefined, { signal }).catch(ignore);
      }
    }
  }

  private async appendNow({ stream, expected, events }: IncomingAppend): Promise<Appended> {
    const index = this.indexes.get(stream);
    for (let fresh = index.last >= 0; ; fresh = false) {
      if (!fresh) await this.catchUp(stream, index);
      const known = index.find(events);
      if (typeof known === 'number') return { ...(await this.storedAt(stream, known)), repeated: true };
      if (known) throw new EventIdReused(stream);
      const actual = index.last < 0 ? 'none' : index.last;
      if (expected !== 'any' && expected !== actual) {
        if (fresh) continue;
        throw new WrongExpectedRevision(stream, expected, actual);
      }
      try {
        const { position } = await this.client.appendToStream(stream, events.map(proposed), {
          expectedRevision: actual === 'none' ? NO_STREAM : BigInt(actual),
          credentials: this.credentials,
          deadline: this.patience,
        });
        for (const { id } of events) index.add(id);
        this.indexes.trim();
        return position
          ? { revision: index.last, position: position.commit, repeated: false }
          : { ...(await this.storedAt(stream, index.last)), repeated: false };
      } catch (error) {
        // Somebody else appended meanwhile, perhaps the same.
        if (!(error instanceof WrongExpectedVersionError)) throw error;
      }
    }
  }

  private async catchUp(stream: string, index: StreamIndex): Promise<void> {
    for (;;) {
      const page = await this.streamPage(stream, index.last + 1);
      for (const { id } of page) index.add(id);
      if (page.length < PAGE) return;
    }
  }

  private async storedAt(stream: string, revision: Revision): Promise<{ revision: Revision; position: Position }> {
    const [event] = await this.streamPage(stream, revision, 1);
    return { revision, position: event!.position };
  }

  private async streamPage(stream: string, from: Revision, maxCount = PAGE): Promise<RecordedEvent[]> {
    try {
      const events = this.client.readStream(stream, { fromRevision: BigInt(from), maxCount });
      return (await collect(events)).flatMap(({ event }) => (event ? [recorded(event)] : []));
    } catch (error) {
      if (error instanceof StreamNotFoundError) return [];
      throw error;
    }
  }

  private logPage(from: Position, maxCount: number): Promise<AllStreamResolvedEvent[]> {
    const fromPosition = from ? { commit: from, prepare: from } : START;
    return collect(this.client.readAll({ fromPosition, maxCount }));
  }

  private async lastPosition(): Promise<Position> {
    let fromPosition: typeof END | { commit: bigint; prepare: bigint } = END;
    for (;;) {
      const chunk: AllStreamResolvedEvent[] = await collect(
        this.client.readAll({ fromPosition, direction: BACKWARDS, maxCount: 50 }),
      );
      const ours = chunk.find(({ event }) => event && isOurs(event));
      if (ours) return ours.event!.position.commit;
      const last = chunk.at(-1)?.event?.position;
      if (!last) return 0n;
      fromPosition = last;
    }
  }

  /** Tries again while the server is away. Repeating is safe: an append that was stored is found again by its ids. */
  private async patiently<T>(request: () => Promise<T>): Promise<T> {
    const givesUpAt = Date.now() + this.patience;
    for (let pause = 20; ; pause = Math.min(2 * pause, 500)) {
      try {
        return await request();
      } catch (error) {
        if (!isOutage(error)) throw error;
        if (Date.now() + pause > givesUpAt) throw new EventStoreUnavailable(error);
        await sleep(pause);
      }
    }
  }
}
