import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { EventStoreUnavailable, type Appended, type RecordedEvent } from '../event-store.js';
import { happened } from '../testing/conformance.js';
import { installEventStore } from './install.js';
import { PostgresEventStore } from './postgres-event-store.js';

/** Stands between the store and its database, and can take the database away. */
async function startLine(target: URL) {
  const sockets = new Set<Socket>();
  let up = true;
  const line = createServer((client) => {
    client.on('error', () => undefined);
    if (!up) return client.resetAndDestroy();
    const server = connect(Number(target.port), target.hostname);
    server.on('error', () => undefined);
    sockets.add(client).add(server);
    client.pipe(server).pipe(client);
    return client;
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    url: Object.assign(new URL(target), { port: String((line.address() as AddressInfo).port) }).href,
    down: () => {
      up = false;
      cut();
    },
    up: () => (up = true),
    close: () => {
      cut();
      line.close();
    },
  };
}

describe('when PostgreSQL is away', () => {
  // Long enough for a connection to be made on a machine that is busy with other specs.
  const patience = 2000;
  let database: TestDatabase;
  let line: Awaited<ReturnType<typeof startLine>>;
  let store: PostgresEventStore;

  beforeAll(async () => {
    database = await freshDatabase();
    await installEventStore(database.url);
    line = await startLine(new URL(database.url));
  });
  afterAll(async () => {
    line.close();
    await database.drop();
  });
  beforeEach(() => {
    line.up();
    store = new PostgresEventStore({ connectionString: line.url, patience, pollInterval: 50 });
  });
  afterEach(() => store.close());

  const append = () => store.append(`test-${randomUUID()}`, 'none', [happened()]);
  /** As whoever was refused would do: on a busy machine connecting may take longer than this store has patience. */
  const appendAgain = async (): Promise<Appended> => {
    for (;;) {
      const answer = await append().catch((error: unknown) => error);
      if (!(answer instanceof EventStoreUnavailable)) return answer as Appended;
    }
  };

  it('refuses appends and reads in good time, and goes on when it is back', async () => {
    await append();
    line.down();
    const began = Date.now();
    const appends = await Promise.allSettled(Array.from({ length: 100 }, append));
    await sleep(50);
    const late = await Promise.allSettled([append(), store.readAll(0n), store.head()]);

    expect(Date.now() - began).toBeLessThan(4 * patience);
    for (const result of [...appends, ...late]) {
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(EventStoreUnavailable) });
    }
    line.up();
    expect(await appendAgain()).toMatchObject({ revision: 0, repeated: false });
  });

  it('keeps appends waiting over a short outage', async () => {
    await append();
    const before = await store.head();
    line.down();
    const appends = Array.from({ length: 100 }, append);
    await sleep(patience / 3);
    line.up();

    const answers = await Promise.all(appends);
    expect(new Set(answers.map(({ position }) => position)).size).toBe(100);
    expect(await store.head()).toBe(before + 100n);
  });

  it('goes on with a subscription where it was', async () => {
    const start = await store.head();
    const stop = new AbortController();
    const seen: RecordedEvent[] = [];
    const following = (async () => {
      for await (const page of store.subscribe(start, { signal: stop.signal })) seen.push(...page.events);
    })();
    await append();
    await sleep(100);
    line.down();
    await sleep(200);
    line.up();
    const { position } = await append();
    while (seen.at(-1)?.position !== position) await sleep(20);
    stop.abort();
    await following;
    expect(seen).toHaveLength(2);
  });

  it('does not wait for ever to be closed', async () => {
    line.down();
    const lost = append();
    await Promise.all([store.close(), expect(lost).rejects.toBeInstanceOf(EventStoreUnavailable)]);
  });

  it('refuses more than it has room for, and only that', async () => {
    line.down();
    const huge = { text: 'x'.repeat(20 * 1024 * 1024) };
    const appends = Array.from({ length: 5 }, () => store.append(randomUUID(), 'any', [happened('Huge', huge)]));
    await Promise.race(appends).catch((error: Error) => expect(error.cause).toMatchObject({ message: /waiting/ }));
    await Promise.allSettled(appends);
    line.up();
    expect(await appendAgain()).toMatchObject({ revision: 0, repeated: false });
  });
});

describe('an append that PostgreSQL cannot store', () => {
  it('fails alone', async () => {
    const database = await freshDatabase();
    await installEventStore(database.url);
    const store = new PostgresEventStore({ connectionString: database.url });
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => store.append(`s-${n}`, 'none', [happened(n % 9 ? 'Fine' : 'No\u0000type')])),
    );
    expect(results.map(({ status }) => status)).toEqual(results.map((_, n) => (n % 9 ? 'fulfilled' : 'rejected')));
    expect(await store.head()).toBe(17n);
    await store.close();
    await database.drop();
  });
});
