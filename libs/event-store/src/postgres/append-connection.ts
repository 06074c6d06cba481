import pg from 'pg';
import { type IncomingAppend } from '../incoming-append.js';
import { APPEND_BATCH, APPEND_ONE, APPEND_SESSION, batchParameters, oneParameters } from './batch.js';
import { isOutage, isTaken } from './failures.js';

export type Answer = [outcome: 'appended' | 'repeated' | 'reused' | 'refused', revision: number, position: string];

/** One connection for the batches, opened when it is needed and again after it was lost. */
export class AppendConnection {
  private client?: pg.Client;

  constructor(private readonly config: pg.ClientConfig) {}

  async send(appends: readonly IncomingAppend[]): Promise<Answer[]> {
    const client = (this.client ??= await this.connect());
    try {
      return (
        (await one(client, appends)) ?? (await batch(client, appends, false)) ?? (await batch(client, appends, true))!
      );
    } catch (error) {
      if (isOutage(error)) await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
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

type Answers = Promise<Answer[] | undefined>;

async function one(client: pg.Client, appends: readonly IncomingAppend[]): Answers {
  const [append] = appends;
  if (appends.length > 1 || append!.events.length > 1) return undefined;
  return answers(client, { ...APPEND_ONE, values: oneParameters(append!) });
}

const batch = (client: pg.Client, appends: readonly IncomingAppend[], careful: boolean): Answers =>
  answers(client, { ...APPEND_BATCH, values: batchParameters(appends, careful) });

/** Undefined where the statement stored nothing and asks for a more careful one. */
async function answers(client: pg.Client, statement: pg.QueryArrayConfig): Answers {
  try {
    const { rows } = await client.query<Answer>(statement);
    return rows.length ? rows : undefined;
  } catch (error) {
    if (isTaken(error)) return undefined;
    throw error;
  }
}
