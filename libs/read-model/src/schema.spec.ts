import { expect, it } from '@jest/globals';
import { schemaDrift } from './database/data-source.js';
import { migratedDatabase } from '../../../test/support/migrated.js';
import { readModelSchema } from './schema.js';

it('has a migration for everything that the entities say', async () => {
  const { database, drop } = await migratedDatabase(readModelSchema);
  try {
    expect(await schemaDrift(database)).toEqual([]);
  } finally {
    await drop();
  }
});
