import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inScratch } from '#embarque/composition';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#embarque/read-model';
import { type Answer } from '../support/api.js';
import { openLine } from '../support/line.js';
import { openService, type Service } from '../support/service.js';

/** Nobody waits longer for an answer than this, in ms. */
const PATIENCE = 10_000;

interface Request {
  readonly key: string;
  readonly body: object;
}

describe('a database that stops while commands arrive', () => {
  let postgres: EmbeddedPostgres;
  let line: Awaited<ReturnType<typeof openLine>>;
  let service: Service;
  let start: () => Promise<EmbeddedPostgres>;
  let leave: () => void;
  let left: Promise<void>;
  beforeAll(async () => {
    await new Promise<void>((ready) => {
      left = inScratch('fault', async (directory) => {
        start = () => startEmbeddedPostgres({ directory: join(directory, 'postgres') });
        await new Promise<void>((done) => {
          leave = done;
          ready();
        });
      });
    });
    postgres = await start();
    line = await openLine(postgres.url);
    service = await openService({ databaseUrl: line.url });
  });
  afterAll(async () => {
    await service.close();
    await line.close();
    await postgres.stop();
    leave();
    await left;
  });

  /** At once, as a power cut would: nothing is flushed that was not flushed before. */
  const crash = async () => {
    const [pid] = readFileSync(join(postgres.directory, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGQUIT');
    await postgres.stop();
  };

  let registered = 0;
  const request = (): Request => ({
    key: randomUUID(),
    body: {
      ...{ cnes: String(1_000_000 + registered), name: `Posto ${registered++}`, municipality: '311200' },
    },
  });
  const send = async ({ key, body }: Request) => {
    const began = Date.now();
    const answer = await service.api.post('establishments', body, { key });
    return { answer, took: Date.now() - began };
  };
  const isAway = ({ status, headers, body }: Answer) => {
    expect(status).toBe(503);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(body).toMatchObject({ code: 'service-unavailable', reasons: [expect.stringMatching(/banco de dados/)] });
  };
  const keysInLog = async () => (await service.events()).map(({ data }) => (data as { cnes: string }).cnes);
  const cnesOf = ({ body }: Request) => (body as { cnes: string }).cnes;

  it('answers 503 in good time, recovers by itself, loses nothing that it acknowledged and doubles nothing', async () => {
    const acknowledged: Request[] = [];
    const refused: Request[] = [];
    const waits: number[] = [];
    let stopping = false;
    const client = async () => {
      while (!stopping) {
        const one = request();
        const { answer, took } = await send(one);
        waits.push(took);
        if (answer.status === 200) acknowledged.push(one);
        else {
          isAway(answer);
          refused.push(one);
        }
      }
    };
    const clients = Array.from({ length: 16 }, client);
    await sleep(1500);
    const before = acknowledged.length;
    expect(before).toBeGreaterThan(50);

    await crash();
    await sleep(500);
    for (const path of ['establishments', 'managers', 'health']) {
      const began = Date.now();
      isAway(await service.api.get(path));
      expect(Date.now() - began).toBeLessThan(PATIENCE);
    }
    for (let wait = 0; refused.length < 16 && wait < 200; wait++) await sleep(50);
    expect(refused.length).toBeGreaterThanOrEqual(16);

    postgres = await start();
    line.leadTo(postgres.url);
    const missed = acknowledged.length;
    for (let wait = 0; acknowledged.length < missed + 50 && wait < 400; wait++) await sleep(50);
    stopping = true;
    await Promise.all(clients);
    expect(acknowledged.length).toBeGreaterThanOrEqual(missed + 50);
    expect(Math.max(...waits)).toBeLessThan(PATIENCE);

    // Exactly once each; what was refused may have been written or not, and comes again with its key.
    const logged = await keysInLog();
    expect(new Set(logged).size).toBe(logged.length);
    expect(acknowledged.map(cnesOf).filter((cnes) => !logged.includes(cnes))).toEqual([]);
    for (const one of refused) expect((await send(one)).answer.status).toBe(200);
    for (const one of acknowledged.slice(-20)) expect((await send(one)).answer.status).toBe(200);
    const all = await keysInLog();
    expect([...all].sort()).toEqual([...acknowledged, ...refused].map(cnesOf).sort());

    await service.caughtUp();
    expect(await service.database.query('select cnes from territory.establishment order by cnes')).toEqual(
      [...all].sort().map((cnes) => ({ cnes })),
    );
    expect(await service.api.seen('health')).toMatchObject({ status: 'ok' });
  });

  it('answers 503 also when the connections are cut by an administrator, and nothing is lost', async () => {
    const requests = Array.from({ length: 200 }, request);
    const head = await service.store.head();
    const sent = Promise.all(requests.map(send));
    const cutter = service.database.createQueryRunner();
    for (let cut = 0; cut < 5; cut++) {
      await sleep(20);
      await cutter
        .query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        )
        .catch(() => undefined);
    }
    await cutter.release();
    const answers = await sent;
    for (const { answer } of answers) if (answer.status !== 200) isAway(answer);
    for (const [index, { answer }] of answers.entries()) {
      if (answer.status !== 200) expect((await send(requests[index]!)).answer.status).toBe(200);
    }
    expect(await service.store.head()).toBe(head + 200n);
    await service.caughtUp();
  });
});
