import { randomBytes } from 'node:crypto';
import { type Abstract, type DynamicModule, type Type } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import {
  ApplicationModule,
  AUTHENTICATION,
  Dispatcher,
  OPERATOR,
  ProblemFilter,
  Reactions,
  READ_MODELS,
  type BusinessCommand,
  type BusinessQuery,
} from '#embarque/application';
import { EVENT_STORE, EventStoreModule, type EventStore } from '#embarque/event-store';
import { KeyStore, privacySchema, PrivacyModule, type Keys } from '#embarque/privacy';
import {
  projectionPool,
  Projector,
  ReactionRunner,
  readModelSchema,
  type Projection,
  type RoomSchema,
} from '#embarque/read-model';
import { type Server } from 'node:http';
import { EVERYTHING, onTrust } from './askers.js';
import { migratedDatabase } from './migrated.js';
import { NOON } from './asking.js';

const LOG = { info: () => undefined, fault: (_: string, error: unknown) => console.error(error) };

/** Some rooms, furnished: their handlers and endpoints on a log in memory, their projections on a real PostgreSQL. */
export async function openRooms(
  rooms: readonly (Type | DynamicModule)[],
  schemas: readonly RoomSchema[],
  projections: readonly (Projection | ((keys: Keys) => Projection))[],
) {
  const { database, url, drop } = await migratedDatabase(readModelSchema, privacySchema, ...schemas);
  const pool = projectionPool(url);
  const readModels: DynamicModule = {
    module: class ReadModels {},
    global: true,
    providers: [
      {
        provide: READ_MODELS,
        useFactory: (store: EventStore, keys: KeyStore) =>
          new Projector(
            store,
            pool,
            projections.map((projection) => (typeof projection === 'function' ? projection(keys) : projection)),
            LOG,
          ),
        inject: [EVENT_STORE, KeyStore],
      },
      { provide: AUTHENTICATION, useValue: onTrust },
    ],
    exports: [READ_MODELS, AUTHENTICATION],
  };
  const testing = await Test.createTestingModule({
    imports: [
      TypeOrmModule.forRootAsync({ useFactory: () => database.options, dataSourceFactory: async () => database }),
      ApplicationModule.with({ now: () => NOON }),
      EventStoreModule.register({ kind: 'memory' }),
      PrivacyModule.register(randomBytes(32)),
      readModels,
      ...rooms,
    ],
  }).compile();
  const app = testing.createNestApplication({ logger: false });
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  const store = app.get<EventStore>(EVENT_STORE);
  const projector = app.get<Projector>(READ_MODELS);
  const reactions = new ReactionRunner(store, pool, app.get(Reactions), LOG);
  projector.start();
  reactions.start();

  const caughtUp = async () => {
    if (!(await projector.caughtUp(await store.head()))) throw new Error('the read models did not catch up');
  };
  /** Waits until everything is done that follows from the events, and from what was done then. */
  const settled = async () => {
    for (let head = -1n; head < (await store.head());) {
      head = await store.head();
      if (!(await reactions.caughtUp(head))) throw new Error('the reactions did not catch up');
    }
  };
  /** Every row of these projections, as JSON in a fixed order. */
  const rows = async (): Promise<Record<string, unknown>> => {
    const tables: { name: string }[] = await database.query(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any($1) order by 1`,
      [projector.projections.map(({ name }) => name)],
    );
    const contents = await Promise.all(
      tables.map(async ({ name }) => {
        const [{ all }] = await database.query<[{ all: unknown }]>(
          `select coalesce(jsonb_agg(t order by t::text), '[]') as all from ${name} t`,
        );
        return [name, all] as const;
      }),
    );
    return Object.fromEntries(contents);
  };

  let asked = 0;
  return {
    database,
    store,
    server: app.getHttpServer() as Server,
    get: <T>(type: Type<T> | Abstract<T>): T => app.get(type, { strict: false }),
    settled,
    caughtUp,
    /** Sends a command as HTTP or the CLI would; every call is a new request unless it brings its key. */
    ask: <T>(type: Type<BusinessCommand<T>>, input: object, key = `request-${++asked}`) =>
      app.get(Dispatcher).send(type, input, { access: OPERATOR, idempotencyKey: key }),
    /** Asks a query once the read models have seen everything. */
    see: async <T>(query: BusinessQuery<T>): Promise<T> => {
      await caughtUp();
      return app.get(QueryBus).execute(Object.assign(query, { asker: EVERYTHING }));
    },
    /** The rows as they were written live, and as a rebuild from position 0 writes them. */
    liveAndRebuilt: async () => {
      await caughtUp();
      const live = await rows();
      for (const projection of projector.projections) await projector.rebuild(projection);
      return { live, rebuilt: await rows() };
    },
    close: async () => {
      await Promise.all([projector.stop(), reactions.stop()]);
      await pool.end();
      await app.close();
      await drop();
    },
  };
}
