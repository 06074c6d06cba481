import { type DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { POSTGRES_EVENT_STORE_SCHEMA } from '#embarque/event-store';
import { devicesSchema } from '#embarque/devices';
import { fleetSchema } from '#embarque/fleet';
import { identitySchema } from '#embarque/identity';
import { importsSchema } from '#embarque/imports';
import { monitoringSchema } from '#embarque/monitoring';
import { noticesSchema } from '#embarque/notices';
import { peopleSchema } from '#embarque/people';
import { privacySchema } from '#embarque/privacy';
import { productionSchema } from '#embarque/production';
import { readModelSchema, type RoomSchema } from '#embarque/read-model';
import { requestsSchema } from '#embarque/requests';
import { sigtapSchema } from '#embarque/sigtap';
import { siaSchema } from '#embarque/sia';
import { territorySchema } from '#embarque/territory';
import { tripsSchema } from '#embarque/trips';

class CreateEventStore1763700000000 implements MigrationInterface {
  readonly name = 'CreateEventStore1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of POSTGRES_EVENT_STORE_SCHEMA) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema eventstore cascade');
  }
}

/** Every room's tables and migrations. */
export const SCHEMAS: readonly RoomSchema[] = [
  { entities: [], migrations: [CreateEventStore1763700000000] },
  readModelSchema,
  privacySchema,
  territorySchema,
  peopleSchema,
  fleetSchema,
  tripsSchema,
  noticesSchema,
  devicesSchema,
  requestsSchema,
  productionSchema,
  monitoringSchema,
  identitySchema,
  importsSchema,
  sigtapSchema,
  siaSchema,
];

/** Any number that only migrations use: two programs that start together migrate one after the other. */
const MIGRATING = 7_310_866_218_264_884;

/** Brings the database to the newest schema; says which migrations ran. */
export async function migrate(database: DataSource): Promise<string[]> {
  const runner = database.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [MIGRATING]);
    const done = await database.runMigrations();
    return done.map(({ name }) => name);
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [MIGRATING]);
    await runner.release();
  }
}
