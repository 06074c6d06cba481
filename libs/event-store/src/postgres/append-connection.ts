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
      return (await one(client, appends)) ?? (await batch(client, appends));
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

async function batch(client: pg.Client, appends: readonly IncomingAppend[]): Promise<Answer[]> {
  const { rows } = await client.query<Answer>({ ...APPEND_BATCH, values: batchParameters(appends) });
  return rows;
}

async function one(client: pg.Client, appends: readonly IncomingAppend[]): Promise<Answer[] | undefined> {
  const [append] = appends;
  if (appends.length > 1 || append!.events.length > 1) return undefined;
  try {
    const { rows } = await client.query<Answer>({ ...APPEND_ONE, values: oneParameters(append!) });
    return rows.length ? rows : undefined;
  } catch (error) {
    if (isTaken(error)) return undefined;
    throw error;
  }
}
