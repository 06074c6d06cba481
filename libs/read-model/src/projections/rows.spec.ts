import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Pool } from 'pg';
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { projectionPool } from './pool.js';
import { Rows } from './rows.js';

describe("a projection's hand on its tables", () => {
  let base: TestDatabase;
  let pool: Pool;
  beforeAll(async () => {
    base = await freshDatabase();
    pool = projectionPool(base.url);
    await pool.query(
      'create table thing (kind text, id int, words text, day date, at timestamptz, primary key (kind, id))',
    );
  });
  afterAll(async () => {
    await pool.end();
    await base.drop();
  });
  const inTable = async <T>(work: (rows: Rows) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    try {
      await client.query('truncate thing');
      return await work(new Rows(client));
    } finally {
      client.release();
    }
  };
  const thing = (id: number, words: string | null) => ({ kind: 'a', id, words, day: '2026-10-05', at: null });

  it('inserts and overwrites in one statement; of rows with the same key the last one stays', () =>
    inTable(async (rows) => {
      await rows.upsert('thing', ['kind', 'id'], [thing(1, 'one'), thing(2, 'two'), thing(1, 'uno')]);
      await rows.upsert('thing', ['kind', 'id'], [thing(2, null), thing(3, 'três')]);
      await rows.upsert('thing', ['kind', 'id'], []);
      expect(await rows.query('select id, words from thing order by id')).toEqual([
        { id: 1, words: 'uno' },
        { id: 2, words: null },
        { id: 3, words: 'três' },
      ]);
    }));

  it('changes the rows that exist and makes none', () =>
    inTable(async (rows) => {
      await rows.upsert('thing', ['kind', 'id'], [thing(1, 'one')]);
      await rows.update(
        'thing',
        ['kind', 'id'],
        [1, 2].map((id) => ({ kind: 'a', id, words: 'new' })),
      );
      await rows.update('thing', ['kind', 'id'], []);
      expect(await rows.query('select id, words, day from thing')).toEqual([
        { id: 1, words: 'new', day: '2026-10-05' },
      ]);
    }));

  it('gives dates and instants as text, in the day that was written whatever the time zone', () =>
    inTable(async (rows) => {
      await rows.append('thing', ['kind', 'id', 'day', 'at'], [['a', 1, '2026-10-05', '2026-10-05T23:59:59.123Z']]);
      const [row] = await rows.query<{ day: string; at: string }>('select day, at from thing');
      expect(row!.day).toBe('2026-10-05');
      expect(new Date(row!.at).toISOString()).toBe('2026-10-05T23:59:59.123Z');
    }));

  it('copies any text as it is', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\\N', '\\.', '\t', '\r\n', '\\', '', null)), {
          maxLength: 20,
        }),
        (texts) =>
          inTable(async (rows) => {
            const words = texts.map((text) => text?.replaceAll('\0', '') ?? null);
            await rows.append(
              'thing',
              ['kind', 'id', 'words'],
              words.map((text, id) => ['a', id, text]),
            );
            const read = await rows.query<{ words: string | null }>('select words from thing order by id');
            expect(read.map((row) => row.words)).toEqual(words);
          }),
      ),
      { numRuns: 50 },
    ));
});
