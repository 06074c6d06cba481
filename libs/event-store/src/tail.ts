import { setTimeout as sleep } from 'node:timers/promises';
import {
  EventStoreUnavailable,
  type Page,
  type Position,
  type ReadAllOptions,
  type RecordedEvent,
  type SubscribeOptions,
} from './event-store.js';
import { Doorbell } from './follow.js';

/** How long until a log that could not be read is tried again. */
const RETRY_MS = 200;

interface Log {
  readAll(after: Position, options: ReadAllOptions): Promise<Page>;
  /** Everything after a position, for ever, until the signal aborts. */
  live(after: Position, signal: AbortSignal): AsyncIterable<Page>;
}

/**
 * Subscriptions that share one reader of the log's end.
 *
 * The newest events stand in memory, read once for all. Whoever stands among them takes what follows from there; whoever is
 * further back reads for himself until he has come so far. Nobody waits for anybody, and what one cannot take is his alone.
 */
export class Tail {
  private readonly doorbell = new Doorbell();
  private newest: { readonly events: Newest; readonly reading: AbortController } | undefined;
  private followers = 0;

  /** Of the newest events at least `kept` stay in memory, and twice as many at most. */
  constructor(
    private readonly log: Log,
    private readonly kept = 1000,
  ) {}

  async *subscribe(after: Position, { signal, types, limit = 1000 }: SubscribeOptions): AsyncGenerator<Page> {
    const wanted = types && new Set(types);
    this.followers++;
    try {
      for (let position = after; !signal.aborted;) {
        const heard = this.doorbell.heard;
        const near = this.newest?.events.after(position, limit, wanted);
        const page = near ?? (await this.readAll(position, { ...(types && { types }), limit }, signal));
        if (signal.aborted) return;
        if (page && page.position > position) {
          position = page.position;
          yield page;
        } else if (page?.end && !this.newest) {
          void this.read(position);
        } else {
          await this.doorbell.wait(heard, near ? undefined : RETRY_MS, signal);
        }
      }
    } finally {
      if (!--this.followers) this.forget();
    }
  }

  private async readAll(after: Position, options: ReadAllOptions, signal: AbortSignal): Promise<Page | undefined> {
    try {
      return await this.log.readAll(after, options);
    } catch (error) {
      if (error instanceof EventStoreUnavailable || signal.aborted) return undefined;
      throw error;
    }
  }

  /** For all who have come to the end of the log. A reader that fails leaves them to read for themselves, and to say what fails. */
  private async read(from: Position): Promise<void> {
    const events = new Newest(from, this.kept);
    const reading = new AbortController();
    this.newest = { events, reading };
    try {
      for await (const page of this.log.live(from, reading.signal)) {
        events.add(page);
        this.doorbell.ring();
      }
    } catch {
      await sleep(RETRY_MS, undefined, { signal: reading.signal }).catch(() => undefined);
    }
    if (this.newest?.events === events) this.forget();
  }

  private forget(): void {
    this.newest?.reading.abort();
    this.newest = undefined;
    this.doorbell.ring();
  }
}

/** A stretch of the log that reaches to its end. */
class Newest {
  private readonly events: RecordedEvent[] = [];
  private position: Position;
  private end = true;

  /** Begins after a position. */
  constructor(
    private start: Position,
    private readonly kept: number,
  ) {
    this.position = start;
  }

  add({ events, position, end }: Page): void {
    // Many will hold them: what one changed, all would see.
    for (const event of events) this.events.push(frozen(event));
    this.position = position;
    this.end = end;
    if (this.events.length > 2 * this.kept) {
      this.start = this.events.splice(0, this.events.length - this.kept).at(-1)!.position;
    }
  }

  /** What follows a position; nothing when that stands before the stretch. */
  after(position: Position, limit: number, wanted: ReadonlySet<string> | undefined): Page | undefined {
    if (position < this.start) return undefined;
    const events: RecordedEvent[] = [];
    // Whoever follows stands near the end.
    for (let n = this.events.findLastIndex((event) => event.position <= position) + 1; n < this.events.length; n++) {
      const event = this.events[n]!;
      if (wanted && !wanted.has(event.type)) continue;
      if (events.length === limit) return { events, position: events.at(-1)!.position, end: false };
      events.push(event);
    }
    // Somebody who read for himself may have come further.
    return { events, position: position > this.position ? position : this.position, end: this.end };
  }
}

function frozen<T>(json: T): T {
  if (typeof json === 'object' && json !== null && !Object.isFrozen(json)) {
    for (const value of Object.values(json)) frozen(value);
    Object.freeze(json);
  }
  return json;
}
