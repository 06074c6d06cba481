/** Where an event stands in the whole log: counts from 1 and grows with commit order. 0 is "before everything". */
export type Position = bigint;

/** Where an event stands in its stream: counts from 0. */
export type Revision = number;

/** What the writer believes of the stream: nothing (`any`), that it does not exist (`none`), or its last revision. */
export type ExpectedRevision = 'any' | 'none' | Revision;

export interface NewEvent {
  /** The key of idempotency: an event id is stored once, ever. */
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  readonly revision: Revision;
  readonly position: Position;
  /** ISO 8601, UTC. Never decreases along positions. */
  readonly recordedAt: string;
}

export interface Appended {
  /** Revision of the last event of this append. */
  readonly revision: Revision;
  /** Position of the last event of this append. */
  readonly position: Position;
  /** The same event ids had been stored before: this is the answer of the first time. */
  readonly repeated: boolean;
}

export interface ReadAllOptions {
  /** Only events of these types; the page's `position` advances over the others. */
  readonly types?: readonly string[];
  /** The most events in a page (default 1000). */
  readonly limit?: number;
}

/** A stretch of the log: its events in order, and how far it reaches. */
export interface Page {
  readonly events: readonly RecordedEvent[];
  /** Everything up to here has been looked at; read on after it. */
  readonly position: Position;
  /** Nothing stood behind this page when it was read. */
  readonly end: boolean;
}

/** A column of a stored event whose content no append writes. */
export interface Flaw {
  readonly position: Position;
  readonly column: 'position' | 'data' | 'metadata' | 'recorded_at';
}

export interface SubscribeOptions extends ReadAllOptions {
  readonly signal: AbortSignal;
}

/**
 * The log of everything that happened. Every adapter passes the conformance suite of this room.
 *
 * An append is atomic, and idempotent by event id. Positions follow commit order: a reader that has seen position p will
 * never be shown one at or below p again, so a checkpoint is one number.
 */
export interface EventStore {
  /**
   * Adds events to the end of a stream, all or none. Where the same ids stand in the stream already, in this order and
   * one after the other, that was this append, and it is answered as the first time, whatever it expects now.
   * @throws TypeError the stream, an id (a UUID) or a type is malformed, or there is no event: a mistake of the program
   * @throws WrongExpectedRevision the stream stands elsewhere
   * @throws EventIdReused one of the ids is stored already, but not as this append
   * @throws EventStoreUnavailable the store could not be reached; whether it stored is unknown, and repeating is safe
   */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended>;

  /** The stream's events from a revision on (default 0), in order. A stream that does not exist has none. */
  readStream(stream: string, from?: Revision): AsyncIterable<RecordedEvent>;

  /** The next page of the log after a position. */
  readAll(after: Position, options?: ReadAllOptions): Promise<Page>;

  /** Pages of the log for ever, live ones as they are appended, until the signal aborts. Never skips, never reorders. */
  subscribe(after: Position, options: SubscribeOptions): AsyncIterable<Page>;

  /**
   * What was changed in a stretch of the log (`after` exclusive, `through` inclusive) without a reader seeing it: the same
   * JSON in another spelling, a time finer than is read. For a store whose rows can be reached past this port; `after` 0
   * includes what stands before the first position.
   */
  flaws?(after: Position, through: Position): Promise<readonly Flaw[]>;

  /** Position of the last event; 0 for an empty log. */
  head(): Promise<Position>;

  close(): Promise<void>;
}

/** Nest's token for the port. */
export const EVENT_STORE = Symbol('EventStore');

export class WrongExpectedRevision extends Error {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: Revision | 'none',
  ) {
    super(`stream ${stream}: expected revision ${expected}, found ${actual}`);
  }
}

export class EventIdReused extends Error {
  constructor(readonly stream: string) {
    super(`stream ${stream}: an event id of this append is stored already, elsewhere or in other company`);
  }
}

export class EventStoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('the event store cannot be reached', { cause });
  }
}
