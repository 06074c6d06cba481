import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { inScratch } from '#embarque/composition';
import { startEmbeddedPostgres } from '#embarque/read-model';
import { benchAppends } from './appends.js';
import { benchExport } from './export.js';
import { benchRebuild } from './rebuild.js';
import { benchSigtap } from './sigtap.js';

/** `npm run bench [NAME]`: measures, checks what it measured, prints JSON and writes it to bench.json. */
const BENCHES = { appends: benchAppends, rebuild: benchRebuild, sigtap: benchSigtap, export: benchExport } as const;

const wanted = process.argv[2];
const results: Record<string, unknown> = {
  machine: {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  },
};
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted && wanted !== name) continue;
  console.error(`… ${name}`);
  await inScratch('bench', async (directory) => {
    const postgres = await startEmbeddedPostgres({ directory: `${directory}/postgres`, temporary: true });
    try {
      results[name] = await bench(postgres.url, directory);
    } finally {
      await postgres.stop();
    }
  });
}
writeFileSync('bench.json', `${JSON.stringify(results, null, 2)}\n`);
console.log(JSON.stringify(results));
