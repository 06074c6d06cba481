import pg from 'pg';
import { type IncomingAppend } from '../incoming-append.js';
import { APPEND_BATCH, batchParameters } from './batch.js';
import { isOutage } from './failures.js';

export type Answer = [outcome: 'appended' | 'repeated' | 'reused' | 'refused', revision: number, position: string];

/** One connection for the batches, opened when it is needed and again after it was lost. */
export class AppendConnection {
  private client?: pg.Client;

  constructor(private readonly config: pg.ClientConfig) {}

  async send(appends: readonly IncomingAppend[]): Promise<Answer[]> {
    const client = (this.client ??= await this.connect());
    try {
      const { rows } = await client.query<Answer>({ ...APPEND_BATCH, values: batchParameters(appends) });
      return rows;
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
      return client;
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
  }
}
