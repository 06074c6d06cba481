import { configFrom, inScratch, migrate, openRuntime, Stop } from '#embarque/composition';
import { schemaDrift } from '#embarque/read-model';
import { onRuntime } from './session.js';

export async function migrateDatabase({ check }: { check: boolean }): Promise<void> {
  if (check) return checkDrift();
  await onRuntime(async ({ database }) => {
    await migrate(database);
    console.log('O banco de dados está na versão mais nova.');
  });
}

/** Entities and migrations say the same, or a migration is missing. Asked of an empty database, so that nothing old hides it. */
async function checkDrift(): Promise<void> {
  await inScratch('check', async (directory) => {
    const runtime = await openRuntime(configFrom({ EMBARQUE_DATA: directory }), { temporary: true });
    try {
      const drift = await schemaDrift(runtime.database);
      if (drift.length) throw new Stop(`Faltam migrações:\n${drift.join(';\n')};`);
      console.log('Entidades e migrações dizem o mesmo.');
    } finally {
      await runtime.stop();
    }
  });
}
