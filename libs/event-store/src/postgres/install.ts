import pg from 'pg';
import { POSTGRES_EVENT_STORE_SCHEMA } from './schema.js';

/** Makes the event store's schema in an empty database, as the project's migration does. */
export async function installEventStore(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    for (const statement of POSTGRES_EVENT_STORE_SCHEMA) await client.query(statement);
  } finally {
    await client.end();
  }
}
