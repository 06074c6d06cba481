import { expect, it, describe } from '@jest/globals';
import pg from 'pg';
import { freshDatabase } from '../../../../test/support/database.js';

describe('the embedded PostgreSQL', () => {
  it('answers in UTF-8 with a fresh database for each suite', async () => {
    const database = await freshDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ server_encoding: string }>('show server_encoding');
    await client.end();
    await database.drop();
    expect(rows[0]?.server_encoding).toBe('UTF8');
  });
});
