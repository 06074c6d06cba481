import { randomUUID } from 'node:crypto';

export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface LoggedEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: number;
  /** An offset in the log: grows, and leaves gaps. */
  readonly position: bigint;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** The last revision that is expected; -1 for no stream. */
export type Expected = number | 'any' | 'exists';

export type Logged = { revision: number; position: bigint } | { current: number };

/** How many events there are for one of the system's own. */
const SYSTEM_EVERY = 100;

/** EventStoreDB's rules for appending: expected revision first, idempotency within the stream where it does not match. */
export class EventStoreDbLog {
  readonly all: LoggedEvent[] = [];
  private readonly streams = new Map<string, LoggedEvent[]>();
  private end = 0n;

  stream(name: string): readonly LoggedEvent[] | undefined {
    return this.streams.get(name);
  }

  /** Index in `all` of the first event at a position or behind it. */
  indexAt(position: bigint): number {
    let low = 0;
    for (let high = this.all.length; low < high;) {
      const middle = (low + high) >> 1;
      if (this.all[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  append(stream: string, expected: Expected, events: readonly ProposedEvent[]): Logged {
    const stored = this.streams.get(stream) ?? [];
    const current = stored.length - 1;
    const first = typeof expected === 'number' ? expected + 1 : stored.findIndex(({ id }) => id === events[0]!.id);
    const matches =
      typeof expected === 'number' ? expected === current : first < 0 && (expected === 'any' || current >= 0);
    if (!matches) {
      const repeated = first >= 0 && events.every(({ id }, n) => stored[first + n]?.id === id);
      const last = stored[first + events.length - 1];
      return repeated ? { revision: last!.revision, position: last!.position } : { current };
    }
    if (this.all.length % SYSTEM_EVERY === 0) this.write('$stats-127.0.0.1:2113', systemEvent());
    const written = events.map((event) => this.write(stream, event)).at(-1)!;
    return { revision: written.revision, position: written.position };
  }

  private write(stream: string, event: ProposedEvent): LoggedEvent {
    const stored = this.streams.get(stream) ?? [];
    const position = this.end;
    this.end += BigInt(150 + stream.length + event.data.length + event.metadata.length);
    const logged = { ...event, stream, revision: stored.length, position, created: Date.now() };
    this.streams.set(stream, stored);
    stored.push(logged);
    this.all.push(logged);
    return logged;
  }
}

const systemEvent = (): ProposedEvent => ({
  id: randomUUID(),
  type: '$statsCollected',
  contentType: 'application/json',
  data: Buffer.from('{}'),
  metadata: Buffer.from('{}'),
});
