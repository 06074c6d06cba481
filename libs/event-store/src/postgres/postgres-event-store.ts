import pg from 'pg';
import {
  EventStoreUnavailable,
  type Appended,
  type EventStore,
  type ExpectedRevision,
  type Flaw,
  type NewEvent,
  type Page,
  type Position,
  type ReadAllOptions,
  type RecordedEvent,
  type Revision,
  type SubscribeOptions,
} from '../event-store.js';
import { Doorbell, follow } from '../follow.js';
import { incomingAppend } from '../incoming-append.js';
import { Tail } from '../tail.js';
import { AppendWriter } from './append-writer.js';
import { AppendQueue } from './append-queue.js';
import { isOutage } from './failures.js';
import { LastRevisions } from './last-revisions.js';

export interface PostgresEventStoreOptions {
  readonly connectionString: string;
  /** How long an append or a read waits for a database that is away, in milliseconds (default 5000). */
  readonly patience?: number;
  /** How often a subscription looks for what other processes appended, in milliseconds (default 200). */
  readonly pollInterval?: number;
  /** The most connections for reading (default 4). Appends have one of their own. */
  readonly readers?: number;
}

const MEGABYTE = 1024 * 1024;
const STREAM_PAGE = 500;
/** How many positions one statement looks through for events of the wanted types. */
const WINDOW = 50_000;
const READ_TIMEOUT = 30_000;
const LAST_POSITION = 2n ** 63n - 1n;

const COLUMNS = 'position, stream, revision, id, type, data, metadata, recorded_at';

const READ_STREAM = `
  select ${COLUMNS} from eventstore.event where stream = $1 and revision >= $2 order by revision limit ${STREAM_PAGE}`;

// Head and events come from one snapshot; positions are gap-free, so a window of them bounds the search for types.
const READ_WINDOW = `
  select head.head, e.*
  from (select coalesce(max(position), 0) as head from eventstore.event) head
  left join lateral (
    select ${COLUMNS} from eventstore.event
    where position > $1 and position <= $2 and ($3::text[] is null or type = any($3))
    order by position limit $4
  ) e on true`;

const READ_STORED = `
  select position, data::text as data, metadata::text as metadata,
         (extract(microseconds from recorded_at) % 1000)::integer as fine
  from eventstore.event where (position > $1 or $1 = 0) and position <= $2 order by position`;

interface StoredRow {
  position: string;
  data: string;
  metadata: string;
  fine: number;
}

interface EventRow {
  position: string;
  stream: string;
  revision: number;
  id: string;
  type: string;
  data: unknown;
  metadata: Record<string, unknown>;
  recorded_at: Date;
}

/** The log in PostgreSQL, in the schema of `POSTGRES_EVENT_STORE_SCHEMA`. Positions are gap-free. */
export class PostgresEventStore implements EventStore {
  private readonly lastRevisions = new LastRevisions();
  private readonly writer: AppendWriter;
  private readonly queue: AppendQueue;
  private readonly readers: pg.Pool;
  private readonly closing = new AbortController();
  private readonly tail = new Tail({
    readAll: (after, options) => this.readAll(after, options),
    live: (after, signal) => follow(this, after, signal),
  });
  readonly doorbell = new Doorbell();
  readonly pollInterval: number;

  constructor({ connectionString, patience = 5000, pollInterval = 200, readers = 4 }: PostgresEventStoreOptions) {
    const config: pg.ClientConfig = {
      connectionString,
      application_name: 'embarque event store',
      connectionTimeoutMillis: patience / 2,
      keepAlive: true,
    };
    this.pollInterval = pollInterval;
    this.writer = new AppendWriter({ ...config, query_timeout: patience }, this.lastRevisions);
    this.queue = new AppendQueue(
      (appends) => this.writer.send(appends),
      { batchesAtOnce: 2, patience, maxBatchAppends: 1000, maxBatchBytes: 4 * MEGABYTE, maxQueuedBytes: 64 * MEGABYTE },
      () => this.doorbell.ring(),
    );
    this.readers = new pg.Pool({ ...config, query_timeout: READ_TIMEOUT, max: readers });
    this.readers.on('error', () => undefined);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    this.checkOpen();
    return this.queue.push(incomingAppend(stream, expected, events));
  }

  async *readStream(stream: string, from: Revision = 0): AsyncGenerator<RecordedEvent> {
    for (let revision = from, rows; (rows = await this.read(READ_STREAM, [stream, revision]));) {
      if (rows.length) this.lastRevisions.saw(stream, rows.at(-1)!.revision);
      for (const row of rows) yield recorded(row);
      if (rows.length < STREAM_PAGE) return;
      revision = rows.at(-1)!.revision + 1;
    }
  }

  async readAll(after: Position, { types, limit = 1000 }: ReadAllOptions = {}): Promise<Page> {
    const events: RecordedEvent[] = [];
    const window = BigInt(Math.max(WINDOW, limit));
    for (let position = after; ;) {
      const seen = types ? position + window : LAST_POSITION;
      const rows = await this.read<EventRow & { head: string }>(READ_WINDOW, [
        position,
        seen,
        types ?? null,
        limit - events.length,
      ]);
      const head = BigInt(rows[0]!.head);
      for (const row of rows) if (row.position) events.push(recorded(row));
      const full = events.length === limit;
      position = full ? events.at(-1)!.position : seen < head ? seen : head > position ? head : position;
      if (full || position >= head) return { events, position, end: position >= head };
    }
  }

  subscribe(after: Position, options: SubscribeOptions): AsyncGenerator<Page> {
    return this.tail.subscribe(after, { ...options, signal: AbortSignal.any([options.signal, this.closing.signal]) });
  }

  async flaws(after: Position, through: Position): Promise<readonly Flaw[]> {
    return (await this.read<StoredRow>(READ_STORED, [after, through])).flatMap(flawsOf);
  }

  async head(): Promise<Position> {
    const [row] = await this.read<{ head: string }>(READ_WINDOW, [0n, 0, null, 0]);
    return BigInt(row!.head);
  }

  /** Lets what was appended be answered, and ends subscriptions. */
  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await this.queue.drained();
    await Promise.all([this.writer.close(), this.readers.end()]);
  }

  private async read<Row extends object = EventRow>(text: string, values: unknown[]): Promise<Row[]> {
    this.checkOpen();
    try {
      return (await this.readers.query<Row>({ text, values })).rows;
    } catch (error) {
      throw isOutage(error) ? new EventStoreUnavailable(error) : error;
    }
  }

  private checkOpen(): void {
    if (this.closing.signal.aborted) throw new EventStoreUnavailable(new Error('closed'));
  }
}

const recorded = ({ recorded_at, position, stream, revision, id, type, data, metadata }: EventRow): RecordedEvent => ({
  id,
  type,
  data,
  metadata,
  stream,
  revision,
  position: BigInt(position),
  // No time at all was put there by hand: for verification to say, not for every reader to fail on.
  recordedAt: Number.isFinite(+recorded_at) ? recorded_at.toISOString() : String(recorded_at),
});

function flawsOf({ position: text, data, metadata, fine }: StoredRow): Flaw[] {
  const position = BigInt(text);
  const asWritten = {
    position: position > 0n,
    data: data === canonical(data),
    metadata: metadata === canonical(metadata),
    recorded_at: fine === Number(position % 1000n),
  };
  const columns = Object.keys(asWritten) as (keyof typeof asWritten)[];
  return columns.filter((column) => !asWritten[column]).map((column) => ({ position, column }));
}

const canonical = (json: string): string => JSON.stringify(JSON.parse(json));
