import { Streams, type CommandContext } from '#embarque/application';
import { migrate, SCHEMAS } from '#embarque/composition';
import { openEventStore } from '#embarque/event-store';
import { idFrom, type Instant } from '#embarque/kernel';
import { createDataSource } from '#embarque/read-model';
import { SigtapImports } from '#embarque/sigtap';
import { realSigtap, WITHOUT_SIGTAP } from '../support/real-sigtap.js';

export interface SigtapRates {
  /** From the archive on disk to the event in the log. */
  readonly seconds: number;
  readonly procedures: number;
  readonly rows: number;
}

/** Imports the official archive as a whole, and counts what is stored; undefined where there is none. */
export async function benchSigtap(connectionString: string): Promise<SigtapRates | undefined> {
  if (!realSigtap) {
    console.error(WITHOUT_SIGTAP);
    return undefined;
  }
  const database = createDataSource(connectionString, SCHEMAS);
  await database.initialize();
  const store = await openEventStore({ kind: 'postgres', connectionString });
  try {
    await migrate(database);
    const commandId = idFrom('bench', 'sigtap');
    const context: CommandContext = {
      ...{ commandId, fingerprint: 'bench', actor: 'operator', role: 'operator', scope: 'everything', origin: 'cli' },
      ...{ correlationId: commandId, now: new Date().toISOString() as Instant },
    };
    const start = performance.now();
    const imported = await new SigtapImports(new Streams(store), database).import(realSigtap, () => context);
    const seconds = (performance.now() - start) / 1000;
    if (!imported.ok) throw new Error(imported.refusal.reasons.join(' '));
    const [stored] = await database.query<[{ procedures: number; rows: number }]>(
      `select procedures, procedures + relations + codes as rows from
         (select count(*)::int as procedures from sigtap.procedure) p,
         (select count(*)::int as relations from sigtap.relation) r, (select count(*)::int as codes from sigtap.code) c`,
    );
    const told = Object.values(imported.result.counts).reduce((sum, rows) => sum + rows, 0);
    if (told !== stored.rows) throw new Error(`told ${told} rows, stored ${stored.rows}`);
    return { seconds: Math.round(seconds * 100) / 100, ...stored };
  } finally {
    await store.close();
    await database.destroy();
  }
}
