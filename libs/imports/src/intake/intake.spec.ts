import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { idFrom } from '#embarque/kernel';
import { MemoryKeys } from '../../../privacy/src/testing/memory-keys.js';
import { NOON } from '../../../../test/support/asking.js';
import { migratedDatabase } from '../../../../test/support/migrated.js';
import { importsSchema } from '../schema.js';
import { Intake } from './intake.js';

/** Three spreadsheets of 20,000 lines, half of them judged. */
const [importId, ...others] = ['one', 'two', 'three'].map((name) => idFrom(name));

let base: { database: DataSource; drop(): Promise<void> };
beforeAll(async () => {
  base = await migratedDatabase(importsSchema);
  await base.database.query(
    `insert into intake.file select id, '{}'::jsonb, '', $2::timestamptz from unnest($1::uuid[]) id
     union all select gen_random_uuid(), '{}'::jsonb, '', $2::timestamptz + interval '1 day' from generate_series(1, 5000)`,
    [[importId, ...others], NOON],
  );
  await base.database.query(
    `insert into intake.line (import_id, number, cells, outcome, key, content)
     select id, n, 'x', case when n <= 10000 then 'fresh' end, case when n <= 10000 then md5(n::text) end, 'x'
       from unnest($1::uuid[]) id, generate_series(1, 20000) n`,
    [[importId, ...others]],
  );
  await base.database.query('analyze intake.line');
  await base.database.query('analyze intake.file');
});
afterAll(() => base.drop());

/** How PostgreSQL would answer what the intake asks. */
async function planOf(ask: (intake: Intake) => Promise<unknown>): Promise<string> {
  const plans: string[] = [];
  const explaining = {
    query: async (sql: string, parameters: unknown[]) => {
      const plan = await base.database.query<{ 'QUERY PLAN': string }[]>(`explain ${sql}`, parameters);
      plans.push(...plan.map((line) => line['QUERY PLAN']));
      return sql.startsWith('update') ? [[], 0] : [];
    },
  };
  await ask(new Intake(explaining as unknown as DataSource, new MemoryKeys()));
  return plans.join('\n');
}

describe('what is asked of the lines that wait', () => {
  it.each<[what: string, index: string, ask: (intake: Intake) => Promise<unknown>]>([
    ['the file that waits longest', 'file_due', (intake) => intake.take(NOON)],
    ['the next lines to be judged', 'line_outcome', (intake) => intake.next(importId!, null, 250)],
    ['the next lines to be carried out', 'line_outcome', (intake) => intake.next(importId!, 'fresh', 80)],
    ['earlier lines about the same', 'line_key', (intake) => intake.firstAbout(importId!, ['a', 'b', 'c'])],
    ['a page of the report', 'line_pkey', (intake) => intake.report(importId!, { after: 10_000 })],
    ['some lines, to be judged', 'line_pkey', (intake) => intake.judge(importId!, [{ number: 1, outcome: 'fresh' }])],
  ])('finds %s by an index', async (_, index, ask) => {
    const plan = await planOf(ask);
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/Seq Scan on (line|file)/);
  });
});
