import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { Streams } from '#embarque/application';
import {
  installEventStore,
  MemoryEventStore,
  PostgresEventStore,
  type EventStore,
  type RecordedEvent,
} from '#embarque/event-store';
import { accept, type Evolution, type Fact, type LocalDate } from '#embarque/kernel';
import { context } from '../../../test/support/asking.js';
import { freshDatabase, type TestDatabase } from '../../../test/support/database.js';
import { differencesFrom, differingStreams, digestOf, headLines, readDigest } from './log-digest.js';
import { verifyLog } from './verify-log.js';

const DAY = '2026-10-05' as LocalDate;
const NOTHING: Evolution<null, Fact> = { initial: null, evolve: () => null };

/** One append: to which stream, and the data of its events. */
type Append = readonly [stream: string, ...data: unknown[]];

async function play(store: EventStore, appends: readonly Append[], key = 'k'): Promise<void> {
  const streams = new Streams(store);
  for (const [n, [stream, ...data]] of appends.entries())
    await streams.decide(stream, NOTHING, context({ key: `${key}${n}` }), () =>
      accept(...data.map((each) => ({ type: 'Happened', data: { each } }))),
    );
}

const eventsOf = async (store: EventStore): Promise<readonly RecordedEvent[]> =>
  (await store.readAll(0n, { limit: 10_000 })).events;

/** A log that has these events, as a table would show them. */
const logOf = (events: readonly RecordedEvent[]): Pick<EventStore, 'readAll' | 'head'> => {
  const rows = [...events].sort((a, b) => Number(a.position - b.position));
  return {
    readAll: async (after) => ({
      events: rows.filter(({ position }) => position > after),
      position: rows.at(-1)?.position ?? 0n,
      end: true,
    }),
    head: async () => rows.at(-1)?.position ?? 0n,
  };
};

const verify = (log: Pick<EventStore, 'readAll' | 'head' | 'flaws'>, until?: bigint) =>
  verifyLog(log, { gapFree: true, prefix: ({ position }) => until === undefined || position <= until });
const chainFaults = async (events: readonly RecordedEvent[]) => (await verify(logOf(events))).faults;

/** What verification and a digest that was kept of the first events say about the second. */
async function faultsAgainst(kept: readonly RecordedEvent[], events: readonly RecordedEvent[]): Promise<string[]> {
  const digest = digestOf(DAY, (await verify(logOf(kept))).prefix);
  const { faults, prefix } = await verify(logOf(events), BigInt(digest.position));
  return [...faults, ...differencesFrom(digest, prefix)];
}

const append: fc.Arbitrary<Append> = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), fc.array(fc.jsonValue(), { minLength: 1, maxLength: 3 }))
  .map(([stream, data]) => [stream, ...data]);
const history = fc.array(append, { minLength: 1, maxLength: 8 }).map(async (appends) => {
  const store = new MemoryEventStore();
  await play(store, appends);
  return eventsOf(store);
});

const changes: Record<string, (event: RecordedEvent) => Partial<RecordedEvent>> = {
  stream: ({ stream }) => ({ stream: stream === 'a' ? 'b' : 'a' }),
  'stream, to a new one': () => ({ stream: 'new' }),
  revision: ({ revision }) => ({ revision: revision + 1 }),
  id: ({ id }) => ({ id: id.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')) }),
  type: ({ type }) => ({ type: `${type} ` }),
  data: ({ data }) => ({ data: { ...(data as object), more: null } }),
  'a value in the metadata': ({ metadata }) => ({ metadata: { ...metadata, actor: 'somebody else' } }),
  'a key in the metadata': ({ metadata: { hash, ...metadata } }) => ({ metadata: { ...metadata, more: 1, hash } }),
  'the order of metadata': ({ metadata: { hash, ...metadata } }) => ({ metadata: { hash, ...metadata } }),
  'the hash': ({ metadata }) => ({ metadata: { ...metadata, hash: `${String(metadata['hash'])}A` } }),
  'no hash': ({ metadata: { hash: _, ...metadata } }) => ({ metadata }),
};

describe('verifying a log', () => {
  it('finds nothing in one that nobody touched, and its digest is the same again', () =>
    fc.assert(
      fc.asyncProperty(history, async (played) => {
        const events = await played;
        expect(await faultsAgainst(events, events)).toEqual([]);
      }),
      { numRuns: 50 },
    ));

  it.each(Object.entries(changes))('finds another %s in any event', (_, change) =>
    fc.assert(
      fc.asyncProperty(history, fc.nat(), async (played, which) => {
        const events = await played;
        const at = which % events.length;
        const event = events[at]!;
        const [fault] = await chainFaults(events.with(at, { ...event, ...change(event) }));
        expect(fault).toMatch(new RegExp(`posição ${event.position}: `));
      }),
      { numRuns: 30 },
    ),
  );

  it('finds, with a digest, another position or time of any event, and two that changed places', () =>
    fc.assert(
      fc.asyncProperty(history, fc.nat(), fc.nat(), async (played, first, second) => {
        const events = await played;
        const one = first % events.length;
        const other = second % events.length;
        const a = events[one]!;
        const b = events[other]!;
        const later = new Date(Date.parse(a.recordedAt) + 1).toISOString();
        expect(await faultsAgainst(events, events.with(one, { ...a, recordedAt: later }))).not.toEqual([]);
        expect(await faultsAgainst(events, events.with(one, { ...a, position: 1000n }))).not.toEqual([]);
        if (one === other) return;
        const swapped = events.with(one, { ...a, position: b.position }).with(other, { ...b, position: a.position });
        expect(await faultsAgainst(events, swapped)).not.toEqual([]);
      }),
      { numRuns: 50 },
    ));

  it('finds, with a digest, what was taken out or put in, also where the ranks were closed', () =>
    fc.assert(
      fc.asyncProperty(history, fc.nat(), fc.boolean(), fc.boolean(), async (played, which, takeOut, closeRanks) => {
        const events = await played;
        const at = which % events.length;
        const { position } = events[at]!;
        const forged = { ...events[at]!, id: '00000000-0000-4000-8000-000000000000' };
        const changed = takeOut ? events.toSpliced(at, 1) : events.toSpliced(at, 0, forged);
        const ranked = changed.map((event, n) => (closeRanks ? { ...event, position: BigInt(n + 1) } : event));
        expect(await faultsAgainst(events, ranked)).not.toEqual([]);
        if (!closeRanks && takeOut && at < events.length - 1)
          expect(await chainFaults(ranked)).toContain(`Falta a posição ${position}.`);
      }),
      { numRuns: 50 },
    ));

  it('finds, with a digest only, a log that was written anew with all its hashes, and with the heads says where', async () => {
    const [honest, forged] = [new MemoryEventStore(), new MemoryEventStore()];
    await play(honest, [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
    await play(forged, [
      ['a', 1],
      ['b', 'two'],
      ['d', 3],
    ]);
    const kept = (await verify(honest)).prefix;
    const { faults, prefix } = await verify(forged, kept.position);
    expect(faults).toEqual([]);
    expect(differencesFrom(digestOf(DAY, kept), prefix)).toEqual([
      'Resumo de 2026-10-05: o último evento de algum fluxo é outro.',
    ]);
    const lines = async function* () {
      for (const line of headLines(kept)) yield line.trimEnd();
    };
    // The two were played at different times, which may show in the first stream as well.
    expect((await differingStreams(lines(), prefix)).slice(-3)).toEqual([
      expect.stringMatching(/^Fluxo b: (.*; )?hash \S{43}, agora \S{43}\.$/),
      'Fluxo c: ia até a revisão 0 e não existe mais.',
      'Fluxo d: não existia.',
    ]);
  });

  it('takes the digest of what stood at the end of a day, whatever came after it', async () => {
    const store = new MemoryEventStore();
    await play(store, [
      ['a', 1],
      ['b', 2],
    ]);
    const then = digestOf(DAY, (await verify(store)).prefix);
    await play(
      store,
      [
        ['a', 3],
        ['c', 4],
      ],
      'later',
    );
    expect(await store.head()).toBe(4n);
    expect(digestOf(DAY, (await verify(store, 2n)).prefix)).toEqual(then);
    expect(then).toMatchObject({ version: 1, day: DAY, position: '2', events: 2, streams: 2 });
  });

  it('reads a digest from its file’s text, and takes nothing else for one', () => {
    const digest = { version: 1, day: DAY, position: '2', events: 2, streams: 2, digest: 'a5'.repeat(32) } as const;
    expect(readDigest(JSON.stringify(digest))).toEqual(digest);
    const others = [{ version: 2 }, { day: '2026-13-01' }, { position: -1 }, { events: 'x' }, { digest: 'a5' }];
    const texts = others.map((other) => JSON.stringify({ ...digest, ...other }));
    for (const text of ['', 'null', '[]', '{}', ...texts]) expect(readDigest(text)).toBeUndefined();
  });
});

describe('verifying the events table of PostgreSQL', () => {
  let database: TestDatabase;
  let store: PostgresEventStore;
  let administrator: pg.Client;
  const change = (sql: string, ...values: unknown[]) => administrator.query(sql, values);
  const faults = async () => (await verify(store)).faults;

  beforeAll(async () => {
    database = await freshDatabase();
    await installEventStore(database.url);
    store = new PostgresEventStore({ connectionString: database.url });
    administrator = new pg.Client({ connectionString: database.url });
    await administrator.connect();
    await play(store, [
      ['a', 'é \u001f "x"', 1],
      ['b', { n: 1.5e300 }, [null, true]],
      ['a', 2, 3, 4],
      ['c', 'only'],
      ['b', 'last of b'],
      ['a', 5],
      ['d', 'last'],
    ]);
    // Streams that begin in one moment, and end there: nothing but their place tells them apart.
    await Promise.all(
      [...'efghij'].map((stream, n) =>
        new Streams(store).decide(stream, NOTHING, context({ key: `together${n}` }), () =>
          accept({ type: 'Happened', data: {} }),
        ),
      ),
    );
    await change('create table kept as table eventstore.event');
  });
  const restore = async () => {
    await change('truncate eventstore.event');
    await change('insert into eventstore.event select * from kept');
  };
  afterEach(restore);
  afterAll(async () => {
    await administrator.end();
    await store.close();
    await database.drop();
  });

  it('finds nothing when nobody touched it', async () => {
    expect(await verify(store)).toMatchObject({ faults: [], events: 17, streams: 10 });
  });

  it.each([
    [
      'data',
      `data = replace(data::text, '"each":2', '"each":3')::json where position = 5`,
      /^Fluxo a, revisão 2, posição 5: o hash/,
    ],
    [
      'data to another spelling',
      `data = replace(data::text, '001f', '001F')::json where position = 1`,
      /^Posição 1: a coluna data/,
    ],
    ['data by a blank', `data = (data::text || ' ')::json where position = 8`, /^Posição 8: a coluna data/],
    [
      'metadata',
      `metadata = replace(metadata::text, 'operator', 'operatoR')::json where position = 8`,
      /^Fluxo c, revisão 0, posição 8: o hash/,
    ],
    [
      'hash',
      `metadata = (rtrim(metadata::text, '"}') || 'A"}')::json where position = 8`,
      /^Fluxo c, revisão 0, posição 8: o hash/,
    ],
    [
      'metadata with a key twice',
      `metadata = ('{"at":1,' || ltrim(metadata::text, '{'))::json where position = 8`,
      /^Posição 8: a coluna metadata/,
    ],
    ['type', `type = 'Happenes' where position = 5`, /^Fluxo a, revisão 2, posição 5: o hash/],
    ['stream', `stream = 'k' where position = 8`, /^Fluxo k, revisão 0, posição 8: o hash/],
    [
      'id',
      `id = overlay(id::text placing '0000' from 1)::uuid where position = 5`,
      /^Fluxo a, revisão 2, posição 5: o hash/,
    ],
    ['revision', `revision = 9 where position = 9`, /^Fluxo b, revisão 9, posição 9: em lugar da revisão 2 está a 9/],
    ['position to a gap', `position = 99 where position = 5`, /^Falta a posição 5/],
    [
      'position to the end of numbers',
      `position = 9223372036854775807 where position = 17`,
      /^Posição 9223372036854775807: a coluna recorded_at/,
    ],
    ['position to before the first', `position = -17 where position = 17`, /^Posição -17: a coluna position/],
    [
      'recorded_at by a microsecond',
      `recorded_at = recorded_at + interval '1 microsecond' where position = 17`,
      /^Posição 17: a coluna recorded_at/,
    ],
    [
      'recorded_at by a second',
      `recorded_at = recorded_at + interval '1 second' where position = 5`,
      /^Posição 6: registrada em/,
    ],
    ['recorded_at to none', `recorded_at = 'infinity' where position = 17`, /^Posição 17: a coluna recorded_at/],
    [
      'recorded_at of all from there on',
      `recorded_at = recorded_at + interval '1 hour' where position >= 7`,
      /^Fluxo a, revisão 4, posição 7: o evento anterior do fluxo diz ter sido registrado em/,
    ],
  ])('finds a changed %s', async (_, set, fault) => {
    const { rowCount } = await change(`update eventstore.event set ${set}`);
    expect(rowCount).toBeGreaterThan(0);
    expect(await faults()).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
  });

  const columns = {
    ...{ data: 'json', metadata: 'json', type: 'text', stream: 'text' },
    ...{ id: 'uuid', revision: 'integer', position: 'bigint', recorded_at: 'timestamptz' },
  };

  it('finds any one byte changed in any column that the table takes', async () => {
    const { prefix } = await verify(store);
    const digest = digestOf(DAY, prefix);
    let changed = 0;
    const byte = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...(Object.keys(columns) as (keyof typeof columns)[])),
        ...[fc.nat(16), fc.nat(400), byte],
        async (column, row, place, other) => {
          const text = `${column}::text`;
          const changedTo = `overlay(${text} placing $1 from 1 + $2 % length(${text}))::${columns[column]}`;
          const done = await change(
            `update eventstore.event set ${column} = ${changedTo}
             where position = $3 and ${text} <> (${changedTo})::text`,
            ...[other, place, row + 1],
          ).catch(() => undefined);
          if (!done?.rowCount) return;
          changed++;
          const found = await verify(store, prefix.position);
          // The time of a stream's last event is the digest's to find.
          const differences = column === 'recorded_at' ? differencesFrom(digest, found.prefix) : [];
          await restore();
          expect([...found.faults, ...differences]).not.toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
    expect(changed).toBeGreaterThan(50);
  });

  const swapping = (one: number, other: number) => [
    `update eventstore.event set position = -1 where position = ${one}`,
    `update eventstore.event set position = ${one} where position = ${other}`,
    `update eventstore.event set position = ${other} where position = -1`,
  ];

  it.each([
    ['an event taken out of a stream', ['delete from eventstore.event where position = 5'], /^Falta a posição 5\.$/],
    [
      'the last event of a stream taken out',
      ['delete from eventstore.event where position = 9'],
      /^Falta a posição 9\.$/,
    ],
    ['two events of a stream with each other’s place', swapping(5, 6), /^Posição \d: a coluna recorded_at/],
    [
      'two streams with each other’s place, stored in one moment',
      swapping(14, 15),
      /^Posição 14: a coluna recorded_at/,
    ],
    [
      'an event taken out, and the ranks closed with their times',
      [
        'delete from eventstore.event where position = 4',
        `update eventstore.event set revision = 1 where stream = 'b' and revision = 2`,
        'update eventstore.event set position = -position where position > 4',
        `update eventstore.event set position = -position - 1,
                recorded_at = date_trunc('milliseconds', recorded_at) + (-position - 1) * interval '1 microsecond'
         where position < 0`,
      ],
      /^Fluxo b, revisão 1, posição 8: o hash/,
    ],
  ])('finds %s', async (_, statements, fault) => {
    for (const statement of statements) await change(statement);
    expect(await faults()).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
  });

  it('finds that the end of the log was cut off by a checkpoint that is ahead, or by a digest', async () => {
    const digest = digestOf(DAY, (await verify(store)).prefix);
    await change('delete from eventstore.event where position > 15');
    const checkpoints = [{ name: 'people', position: 17n }];
    expect(await verifyLog(store, { gapFree: true, checkpoints })).toMatchObject({
      faults: ['A projeção people diz ter lido até 17, e o registro vai até 15.'],
    });
    const { faults: none, prefix } = await verify(store, BigInt(digest.position));
    expect(none).toEqual([]);
    expect(differencesFrom(digest, prefix)).toEqual(
      [/posição 17 está na posição 15/, /eram 17 eventos e são 15/, /eram 10 fluxos e são 8/, /é outro/].map((what) =>
        expect.stringMatching(what),
      ),
    );
  });
});
