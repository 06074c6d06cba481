import { expect, it } from '@jest/globals';
import { schemaDrift } from '#embarque/read-model';
import { migratedDatabase } from '../../../test/support/migrated.js';
import { importsSchema } from './schema.js';

it('has a migration for everything that the entities say', async () => {
  const { database, drop } = await migratedDatabase(importsSchema);
  try {
    expect(await schemaDrift(database)).toEqual([]);
  } finally {
    await drop();
  }
});
