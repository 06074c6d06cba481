import pg from 'pg';
import { freshDatabase } from '../../../../test/support/database.js';
import { eventStoreConformance } from '../testing/conformance.js';
import { installEventStore } from './install.js';
import { PostgresEventStore } from './postgres-event-store.js';

eventStoreConformance(
  'the event store in PostgreSQL',
  {
    gapFree: true,
    idsUniqueIn: 'log',
    eventsPerAppend: 1,
    survivesCutConnections: true,
    sharedByInstances: true,
  },
  async () => {
    const database = await freshDatabase();
    await installEventStore(database.url);
    const administrator = new pg.Client({ connectionString: database.url });
    await administrator.connect();
    return {
      open: () => new PostgresEventStore({ connectionString: database.url }),
      cutConnections: async () => {
        await administrator.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid()`,
        );
      },
      dispose: async () => {
        await administrator.end();
        await database.drop();
      },
    };
  },
);
