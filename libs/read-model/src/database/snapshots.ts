import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type pg from 'pg';
import { type DataSource } from 'typeorm';
import { projectionPool } from '../projections/pool.js';

const AT_ONCE = 4;

/**
 * Long looks at one state of the database, in which nothing can be written. They have connections of their own: whoever
 * looks may ask the application's for more, and never waits for what it holds itself.
 */
@Injectable()
export class Snapshots implements OnApplicationShutdown {
  private readonly pool: pg.Pool;

  constructor(@InjectDataSource() { options }: DataSource) {
    this.pool = projectionPool((options as { url: string }).url, AT_ONCE);
  }

  /** Further looks wait until one of the first has ended. */
  async look<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('begin isolation level repeatable read read only');
      return await work(client);
    } finally {
      await client.query('rollback').then(
        () => client.release(),
        (error: Error) => client.release(error),
      );
    }
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.end();
  }
}
