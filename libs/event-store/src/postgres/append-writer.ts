import pg from 'pg';
import { type IncomingAppend } from '../incoming-append.js';
import { APPEND_BATCH, APPEND_SESSION, batchParameters, nextParameters, WRITE_NEXT, WRITE_NEXT_ONE } from './batch.js';
import { isOutage, isTaken } from './failures.js';
import { type LastRevisions } from './last-revisions.js';

export type Answer = [outcome: 'appended' | 'repeated' | 'reused' | 'refused', revision: number, position: string];

/** After somebody else wrote, so many batches are decided by the database before one is written on trust again. */
const CAUTION = 20;
/** So often in a row another writer may be faster. */
const RACES = 100;

/** Where a batch is expected to come to stand: the position that it follows, and the revision that each append does. */
interface Places {
  readonly after: number;
  readonly befores: readonly number[];
  readonly size: number;
}

/**
 * Writes batches at the end of the log, over one connection that is opened when it is needed and again after it was lost.
 * A batch may be sent while the one ahead of it is on its way: the database begins with it when it has committed that one,
 * and stores nothing of it when the position that it follows is not there.
 */
export class AppendWriter {
  private client?: Promise<pg.Client>;
  /** Position of the last event, when all that is on its way is stored as expected. */
  private end?: number;
  /** The batch that was sent last, while it is on its way. */
  private ahead?: Promise<unknown>;
  private caution = 0;

  constructor(
    private readonly config: pg.ClientConfig,
    private readonly lastRevisions: LastRevisions,
  ) {}

  /** No two calls at once may have a stream or an event id in common. */
  async send(appends: readonly IncomingAppend[]): Promise<Answer[]> {
    for (;;) {
      const places = this.placesFor(appends);
      if (places && (await this.following(this.write(appends, places)))) return this.written(appends, places);
      if (!this.ahead) return this.following(this.decide(appends));
      await this.ahead;
    }
  }

  async close(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    this.end = undefined;
    await client?.then((open) => open.end()).catch(() => undefined);
  }

  /** The usual case: the streams stand where the appends expect them, and this is the only writer. */
  private placesFor(appends: readonly IncomingAppend[]): Places | undefined {
    if (this.end === undefined || this.caution > 0) return undefined;
    const befores: number[] = [];
    for (const { stream, expected } of appends) {
      const last = this.lastRevisions.get(stream);
      if (expected !== 'none' && (last === undefined || (expected !== 'any' && expected !== last))) return undefined;
      befores.push(expected === 'none' ? -1 : last!);
    }
    const size = appends.reduce((sum, { events }) => sum + events.length, 0);
    const after = this.end;
    this.end += size;
    return { after, befores, size };
  }

  /** Makes those who come later wait where they have to. */
  private async following<T>(sent: Promise<T>): Promise<T> {
    const over = sent.catch(() => undefined);
    this.ahead = over;
    void over.then(() => {
      if (this.ahead === over) this.ahead = undefined;
    });
    return sent;
  }

  private async write(appends: readonly IncomingAppend[], { after, befores, size }: Places): Promise<boolean> {
    const values = nextParameters(after, appends, befores);
    try {
      const { rowCount } = await this.query({ ...(size === 1 ? WRITE_NEXT_ONE : WRITE_NEXT), values });
      if (rowCount === size) return true;
    } catch (error) {
      this.end = undefined;
      if (!isTaken(error)) throw error;
    }
    this.end = undefined;
    this.caution = CAUTION;
    for (const { stream } of appends) this.lastRevisions.forget(stream);
    return false;
  }

  private written(appends: readonly IncomingAppend[], { after, befores }: Places): Answer[] {
    let position = after;
    return appends.map(({ stream, events }, n) => {
      const revision = befores[n]! + events.length;
      position += events.length;
      this.lastRevisions.saw(stream, revision);
      return ['appended', revision, String(position)];
    });
  }

  /** The database looks at every stream and every id, and says what became of each append. */
  private async decide(appends: readonly IncomingAppend[]): Promise<Answer[]> {
    this.caution--;
    const known = this.end;
    this.end = undefined;
    const { rows } = await this.decided({ ...APPEND_BATCH, values: batchParameters(appends) });
    this.end = known;
    rows.forEach(([outcome, revision, position], n) => {
      if (revision >= 0) this.lastRevisions.saw(appends[n]!.stream, revision);
      if (outcome === 'appended') this.end = Math.max(this.end ?? 0, Number(position));
    });
    return rows;
  }

  private async decided(statement: pg.QueryArrayConfig): Promise<pg.QueryArrayResult<Answer>> {
    for (let races = 0; ; races++) {
      try {
        return await this.query<Answer>(statement);
      } catch (error) {
        // Another writer took the place: it has moved the log, so there is an end to this.
        if (!isTaken(error) || races === RACES) throw error;
      }
    }
  }

  private async query<Row extends unknown[]>(statement: pg.QueryArrayConfig | pg.QueryConfig) {
    const client = (this.client ??= this.connect());
    try {
      return await (await client).query<Row>(statement as pg.QueryArrayConfig);
    } catch (error) {
      if (isOutage(error) && this.client === client) await this.close();
      throw error;
    }
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...this.config, pipeline: true });
    client.on('error', () => void this.close());
    try {
      await client.connect();
      await client.query(APPEND_SESSION);
      return client;
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
  }
}
