import { type DataSource } from 'typeorm';

/** Does the work, and says how PostgreSQL would carry out each query of it: the plans, one text each. */
export async function plansOf(database: DataSource, work: () => Promise<unknown>): Promise<string[]> {
  const asked: [sql: string, values: unknown[] | undefined][] = [];
  const { createQueryRunner } = database;
  database.createQueryRunner = (mode) => {
    const runner = createQueryRunner.call(database, mode);
    const { query } = runner;
    runner.query = ((...said: Parameters<typeof query>) => {
      asked.push([said[0], said[1] as unknown[] | undefined]);
      return Reflect.apply(query, runner, said) as unknown;
    }) as typeof query;
    return runner;
  };
  try {
    await work();
  } finally {
    database.createQueryRunner = createQueryRunner;
  }
  const plans: string[] = [];
  for (const [sql, values] of asked) {
    const lines = await database.query<{ 'QUERY PLAN': string }[]>(`explain ${sql}`, values);
    plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
  }
  return plans;
}
