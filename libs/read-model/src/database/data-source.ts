import { DataSource, type EntitySchema, type MigrationInterface, type MixedList } from 'typeorm';

export type EntityClass = new () => object;
export type MigrationClass = new () => MigrationInterface;

/** The tables and migrations that a room brings along. */
export interface RoomSchema {
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
}

export function createDataSource(url: string, rooms: readonly RoomSchema[]): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: rooms.flatMap(({ entities }) => entities) as MixedList<EntityClass | EntitySchema>,
    migrations: rooms.flatMap(({ migrations }) => migrations),
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
    synchronize: false,
    installExtensions: false,
    // A failed query reaches whoever asked; TypeORM's own log would print its parameters.
    logging: false,
    extra: { max: 10, application_name: 'embarque' },
  });
}

/** The statements that would make the database equal to the entities: none, when every change has its migration. */
export async function schemaDrift(database: DataSource): Promise<string[]> {
  return (await database.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);
}
