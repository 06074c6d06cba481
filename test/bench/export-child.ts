import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { to as copyTo } from 'pg-copy-streams';
import { SCHEMAS } from '#embarque/composition';
import { idFrom, type Cnpj, type Competence, type IbgeCode } from '#embarque/kernel';
import { KeyStore } from '#embarque/privacy';
import { LedgerLines, SealedPersons, verifyBpaPath, writeBpaFile } from '#embarque/production';
import { createDataSource, projectionPool, Snapshots } from '#embarque/read-model';

export const MANAGER = idFrom('bench', 'manager');
export const MONTH = '202610' as Competence;

export interface ExportDone {
  readonly seconds: number;
  readonly lines: number;
  readonly peakMb: number;
  readonly files: number;
  readonly bytes: number;
}
export interface RowsCopied {
  readonly seconds: number;
  readonly lines: number;
}
export interface Verified {
  readonly seconds: number;
  readonly lines: number;
  readonly faults: number;
}

const HEADER = {
  origin: { name: 'Consórcio Exemplo', acronym: 'CONEX', document: '11222333000181' as Cnpj },
  destination: { name: 'Secretaria de Estado Exemplo', kind: 'M' },
} as const;

const TASKS: Readonly<Record<string, (url: string, directory: string) => Promise<object>>> = {
  export: exportMonth,
  copy: copyRows,
  verify: verifyFiles,
};

async function exportMonth(url: string, directory: string): Promise<ExportDone> {
  const database = createDataSource(url, SCHEMAS);
  await database.initialize();
  const keys = await KeyStore.open(database, Buffer.from(process.env['EMBARQUE_MASTER_KEY']!, 'hex'));
  const started = performance.now();
  const snapshots = new Snapshots(database);
  const parts = await snapshots.look((snapshot) =>
    writeBpaFile({
      directory: join(directory, 'out'),
      manager: '311200' as IbgeCode,
      competence: MONTH,
      header: { ...HEADER, version: 'EB' },
      lines: new LedgerLines(snapshot, database, new SealedPersons(keys)).read(MANAGER, MONTH),
    }),
  );
  const seconds = secondsSince(started);
  await snapshots.onApplicationShutdown();
  await database.destroy();
  const sum = (of: (part: (typeof parts)[0]) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    ...{ seconds, lines: sum(({ lines }) => lines), files: parts.length, bytes: sum(({ bytes }) => bytes) },
    peakMb: peakMb(),
  };
}

/** Of this program alone: what `getrusage` says counts the memory of whoever started it, too. */
const peakMb = (): number =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'latin1'))![1]) / 1024);

async function copyRows(url: string): Promise<RowsCopied> {
  const pool = projectionPool(url);
  const client = await pool.connect();
  const started = performance.now();
  let lines = 0;
  const rows = client.query(
    copyTo(
      `copy (select establishment, attended, professional, date, trip_id, authorization_id, correction, entry.person_id,
                    occupation, procedure, quantity, sealed
               from ledger.entry
               join ledger.person on person.person_id = entry.person_id and version = person_version
              where manager_id = '${MANAGER}' and presentation = '${MONTH}' and causes = ''
              order by establishment, attended, professional, date, trip_id, authorization_id, correction) to stdout`,
    ),
  );
  for await (const chunk of rows as AsyncIterable<Buffer>)
    for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) lines++;
  const seconds = secondsSince(started);
  client.release();
  await pool.end();
  return { seconds, lines };
}

async function verifyFiles(_url: string, directory: string): Promise<Verified> {
  const folder = join(directory, 'out');
  const started = performance.now();
  let [lines, faults] = [0, 0];
  for (const name of await readdir(folder)) {
    const report = await verifyBpaPath(join(folder, name));
    lines += report.lines.individual;
    faults += report.faultCount;
  }
  return { seconds: secondsSince(started), lines, faults };
}

const secondsSince = (started: number): number => (performance.now() - started) / 1000;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [task, url, directory] = process.argv.slice(2) as [string, string, string];
  console.log(JSON.stringify(await TASKS[task]!(url, directory)));
}
