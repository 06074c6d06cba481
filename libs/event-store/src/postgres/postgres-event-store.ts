import pg from 'pg';
import {
  EventStoreUnavailable,
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
import { incomingAppend } from '../incoming-append.js';
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

const COLUMNS = 'position, stream, revision, id, type, data, metadata, recorded_at';

const READ_STREAM = `
  select ${COLUMNS} from eventstore.event where stream = $1 and revision >= $2 order by revision limit ${STREAM_PAGE}`;

// Head and events come from one snapshot; positions are gap-free, so a window of them bounds the work of a statement.
const READ_WINDOW = `
  select head.head, e.*
  from (select coalesce(max(position), 0) as head from eventstore.event) head
  left join lateral (
    select ${COLUMNS} from eventstore.event
    where position > $1 and position <= $1::bigint + $2::bigint and ($3::text[] is null or type = any($3))
    order by position limit $4
  ) e on true`;

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
    const window = types ? Math.max(WINDOW, limit) : limit;
    for (let position = after; ;) {
      const rows = await this.read<{ head: string }>(READ_WINDOW, [
        position,
        window,
        types ?? null,
        limit - events.length,
      ]);
      const head = BigInt(rows[0]!.head);
      for (const row of rows) if (row.position) events.push(recorded(row));
      const full = events.length === limit;
      const seen = position + BigInt(window);
      position = full ? events.at(-1)!.position : seen < head ? seen : head > position ? head : position;
      if (full || position >= head) return { events, position, end: position >= head };
    }
  }

  subscribe(after: Position, options: SubscribeOptions): AsyncGenerator<Page> {
    return follow(this, after, { ...options, signal: AbortSignal.any([options.signal, this.closing.signal]) });
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

  private async read<Extra>(text: string, values: unknown[]): Promise<(EventRow & Extra)[]> {
    this.checkOpen();
    try {
      return (await this.readers.query<EventRow & Extra>({ text, values })).rows;
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
  recordedAt: recorded_at.toISOString(),
});
