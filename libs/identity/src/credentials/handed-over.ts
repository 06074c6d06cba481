import { type DataSource, type EntityManager } from 'typeorm';

/** Makes a command's secret and remembers that it was made, in one transaction; undefined when it was made before. */
export const handOver = (
  database: DataSource,
  commandId: string,
  make: (manager: EntityManager) => Promise<string>,
): Promise<string | undefined> =>
  database.transaction(async (manager) => {
    const made = await manager.query<unknown[]>(
      'insert into identity.handed_over (command_id) values ($1) on conflict do nothing returning command_id',
      [commandId],
    );
    return made.length ? make(manager) : undefined;
  });
