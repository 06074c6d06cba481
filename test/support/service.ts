import { type Type } from '@nestjs/common';
import { Dispatcher, Queries } from '#embarque/application';
import {
  createHttpApp,
  createLog,
  HTTP_DEFAULTS,
  openRuntime,
  type Composition,
  type Config,
  type HttpSettings,
} from '#embarque/composition';
import { EVENT_STORE, type EventStore, type RecordedEvent } from '#embarque/event-store';
import { type Clock, type Instant } from '#embarque/kernel';
import { Projector, ReactionRunner } from '#embarque/read-model';
import { Api } from './api.js';
import { onTrust } from './askers.js';
import { freshDatabase } from './database.js';

/** One key for all tests, so that a second program can open what a first one sealed. */
export const MASTER_KEY = '5e'.repeat(32);

/** As delivered, but for the rates: tests ask more in a second than an office in an hour. */
export const TEST_HTTP: HttpSettings = {
  ...HTTP_DEFAULTS,
  rates: {
    login: { limit: 1_000_000, seconds: 60 },
    public: { limit: 1_000_000, seconds: 60 },
    general: { limit: 1_000_000, seconds: 60 },
  },
};

/** A clock that stands where it is put. */
export class TestClock implements Clock {
  constructor(private instant: Instant) {}

  now(): Instant {
    return this.instant;
  }

  set(instant: string): void {
    this.instant = instant as Instant;
  }
}

/** The whole program on a database of its own, listening on a free port; called as anybody calls it. */
export async function openService(
  config: Partial<Config> = {},
  as: Pick<Composition, 'authentication'> = { authentication: onTrust },
) {
  const database = config.databaseUrl ? undefined : await freshDatabase();
  const runtime = await openRuntime({
    ...{ databaseUrl: database?.url ?? '', dataDirectory: '', masterKey: MASTER_KEY, masterKeyFile: '' },
    ...{ eventStore: 'postgres', host: '127.0.0.1', port: 0, projections: 'here', http: TEST_HTTP },
    ...config,
  });
  const clock = new TestClock('2026-10-01T12:00:00.000Z' as Instant);
  const log: string[] = [];
  const app = await createHttpApp(
    runtime,
    { projecting: true, reacting: true, clock, ...as },
    createLog({ write: (line) => void log.push(line) }),
  );
  await app.listen(0, '127.0.0.1');
  const store = app.get<EventStore>(EVENT_STORE);
  const projector = app.get(Projector);
  const reactions = app.get(ReactionRunner);

  return {
    api: new Api(await app.getUrl()),
    clock,
    database: runtime.database,
    dispatcher: app.get(Dispatcher),
    queries: app.get(Queries),
    /** What the program logged, line by line. */
    log,
    projector,
    store,
    get: <T>(type: Type<T>): T => app.get(type),
    /** Waits until everything is done that follows from the events, and the queries show it. */
    caughtUp: async () => {
      for (let head = -1n; head < (await store.head());) {
        head = await store.head();
        if (!(await reactions.caughtUp(head))) throw new Error('the reactions did not catch up');
      }
      if (!(await projector.caughtUp(await store.head()))) throw new Error('the read models did not catch up');
    },
    events: async (): Promise<readonly RecordedEvent[]> => (await store.readAll(0n, { limit: 100_000 })).events,
    close: async () => {
      await app.close();
      await runtime.stop();
      await database?.drop();
    },
  };
}

export type Service = Awaited<ReturnType<typeof openService>>;
