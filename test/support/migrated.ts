import { createDataSource, type RoomSchema } from '#embarque/read-model';
import { type DataSource } from 'typeorm';
import { freshDatabase } from './database.js';

/** A database of one's own with these rooms' tables in it. */
export async function migratedDatabase(...rooms: readonly RoomSchema[]): Promise<{
  database: DataSource;
  url: string;
  drop(): Promise<void>;
}> {
  const { url, drop } = await freshDatabase();
  const database = await createDataSource(url, rooms).initialize();
  await database.runMigrations();
  return {
    database,
    url,
    drop: async () => {
      if (database.isInitialized) await database.destroy();
      await drop();
    },
  };
}
