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

/** One connection for the batches, opened when it is needed and again after it was lost. */
export class AppendConnection {
  private client?: pg.Client;
  /** Position of the last event, as far as this connection knows. */
  private head?: number;
  private caution = 0;

  constructor(
    private readonly config: pg.ClientConfig,
    private readonly lastRevisions: LastRevisions,
  ) {}

  async send(appends: readonly IncomingAppend[]): Promise<Answer[]> {
    const client = (this.client ??= await this.connect());
    try {
      return (await this.writeNext(client, appends)) ?? (await this.decide(client, appends));
    } catch (error) {
      if (isOutage(error)) await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    this.head = undefined;
    await client?.end().catch(() => undefined);
  }

  /** The usual case: the streams stand where the appends expect them, and this is the only writer. Undefined when not. */
  private async writeNext(client: pg.Client, appends: readonly IncomingAppend[]): Promise<Answer[] | undefined> {
    if (this.head === undefined || this.caution-- > 0) return undefined;
    const befores = appends.map(({ stream, expected }) => {
      const last = this.lastRevisions.get(stream) ?? -1;
      return expected === 'none' ? -1 : expected === 'any' || expected === last ? last : undefined;
    });
    if (befores.some((before, n) => before === undefined || (before < 0 && appends[n]!.expected !== 'none')))
      return undefined;

    const values = nextParameters(this.head, appends, befores as number[]);
    const size = appends.reduce((sum, { events }) => sum + events.length, 0);
    try {
      const { rowCount } = await client.query({ ...(size === 1 ? WRITE_NEXT_ONE : WRITE_NEXT), values });
      if (rowCount === size) return this.written(appends, befores as number[], this.head);
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
    this.head = undefined;
    this.caution = CAUTION;
    for (const { stream } of appends) this.lastRevisions.forget(stream);
    return undefined;
  }

  private written(appends: readonly IncomingAppend[], befores: readonly number[], head: number): Answer[] {
    let position = head;
    const answers = appends.map(({ stream, events }, n): Answer => {
      const revision = befores[n]! + events.length;
      position += events.length;
      this.lastRevisions.saw(stream, revision);
      return ['appended', revision, String(position)];
    });
    this.head = position;
    return answers;
  }

  /** The database looks at every stream and every id, and says what became of each append. */
  private async decide(client: pg.Client, appends: readonly IncomingAppend[]): Promise<Answer[]> {
    const { rows } = await this.decided(client, appends);
    rows.forEach(([outcome, revision, position], n) => {
      if (revision >= 0) this.lastRevisions.saw(appends[n]!.stream, revision);
      if (outcome === 'appended') this.head = Math.max(this.head ?? 0, Number(position));
    });
    return rows;
  }

  private async decided(client: pg.Client, appends: readonly IncomingAppend[]): Promise<pg.QueryArrayResult<Answer>> {
    const statement = { ...APPEND_BATCH, values: batchParameters(appends) };
    for (let races = 0; ; races++) {
      try {
        return await client.query<Answer>(statement);
      } catch (error) {
        // Another writer took the place: it has moved the log, so there is an end to this.
        if (!isTaken(error) || races === RACES) throw error;
      }
    }
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client(this.config);
    client.on('error', () => {
      if (this.client === client) this.client = undefined;
    });
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
