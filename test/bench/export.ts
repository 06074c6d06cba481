import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate, SCHEMAS } from '#embarque/composition';
import { idFrom } from '#embarque/kernel';
import { presentedSubject, sealPresented, type PresentedPerson } from '#embarque/people';
import { KeyStore } from '#embarque/privacy';
import { createDataSource, projectionPool } from '#embarque/read-model';
import { MANAGER, MONTH, type ExportDone, type RowsCopied, type Verified } from './export-child.js';

/** Medians of one run on one database. */
export interface ExportRates {
  readonly lines: number;
  /** From the first query to the files under their names, on disk. */
  readonly embarqueSeconds: number;
  /** `COPY … TO STDOUT` of the same rows in the same order, each with its person, and nothing done with them. */
  readonly copySeconds: number;
  readonly ratio: number;
  /** Resident memory of the exporting process, Node and all of Embarque included. */
  readonly peakMb: number;
  readonly verifyLinesPerSecond: number;
  readonly sizes: { readonly people: number; readonly files: number; readonly megabytes: number };
}

const LINES = 1_000_000;
const PEOPLE = 20_000;
const ROUNDS = 3;

/** A month of a million lines, exported by processes of their own, in turns with `COPY`. */
export async function benchExport(connectionString: string, directory: string): Promise<ExportRates> {
  const master = randomBytes(32);
  await fill(connectionString, master);
  const child = <T>(task: string) => inChild<T>([task, connectionString, directory], master);

  const exports: ExportDone[] = [];
  const copies: RowsCopied[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    exports.push(await child<ExportDone>('export'));
    copies.push(await child<RowsCopied>('copy'));
  }
  const verified = await child<Verified>('verify');
  for (const lines of [...exports, ...copies, verified].map((done) => done.lines))
    if (lines !== LINES) throw new Error(`${lines} lines went through instead of ${LINES}`);
  if (verified.faults) throw new Error(`the files have ${verified.faults} faults`);

  const embarqueSeconds = median(exports.map(({ seconds }) => seconds));
  const copySeconds = median(copies.map(({ seconds }) => seconds));
  return {
    lines: LINES,
    embarqueSeconds: rounded(embarqueSeconds),
    copySeconds: rounded(copySeconds),
    ratio: rounded(embarqueSeconds / copySeconds),
    peakMb: Math.max(...exports.map(({ peakMb }) => peakMb)),
    verifyLinesPerSecond: Math.round(verified.lines / verified.seconds),
    sizes: { people: PEOPLE, files: exports[0]!.files, megabytes: Math.round(exports[0]!.bytes / 2 ** 20) },
  };
}

/** Rows as the ledger's projection leaves them; what the lines say of people is really sealed. */
async function fill(connectionString: string, master: Buffer): Promise<void> {
  const database = createDataSource(connectionString, SCHEMAS);
  await database.initialize();
  const pool = projectionPool(connectionString);
  try {
    await migrate(database);
    const keys = await KeyStore.open(database, master);
    const client = await pool.connect();
    try {
      await pipeline(
        Readable.from(people(keys)),
        client.query(copyFrom('copy ledger.person (person_id, version, sealed) from stdin')),
      );
    } finally {
      client.release();
    }
    await insertEntries(pool);
  } finally {
    await pool.end();
    await database.destroy();
  }
}

async function* people(keys: KeyStore): AsyncGenerator<string> {
  for (let index = 0; index < PEOPLE; index++) {
    const id = idFrom('bench', 'person', index);
    const sealed = sealPresented(await keys.keyOf(presentedSubject(id)), id, person(index));
    yield `${id}\t1\t${sealed}\n`;
  }
}

/** Adults of all ages, each with a CPF and a name of their own. */
function person(index: number): PresentedPerson {
  const nine = String(100_000_000 + index * 7919).slice(0, 9);
  const ten = nine + checkDigit(nine);
  return {
    ...{ name: `Pessoa Inventada ${letters(index)}`, cpf: ten + checkDigit(ten), sex: index % 2 ? 'F' : 'M' },
    birthDate: `${1950 + (index % 55)}-${two((index % 12) + 1)}-${two((index % 28) + 1)}`,
    ...{ race: '03', nationality: '010', cep: '37280000', streetType: '081', street: `Rua das Flores ${index % 97}` },
    ...{ number: String((index % 900) + 1), district: 'Centro', phone: `359${String(10_000_000 + index)}` },
    ...{ homeless: 'N', withoutCpf: 'N', municipality: '311200' },
  } as unknown as PresentedPerson;
}

const two = (value: number): string => String(value).padStart(2, '0');
const letters = (index: number): string =>
  [...String(index)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('') + 'A';

function checkDigit(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (digits.length + 1 - index), 0);
  return String(sum % 11 < 2 ? 0 : 11 - (sum % 11));
}

async function insertEntries(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into ledger.entry (trip_id, authorization_id, manager_id, date, presentation, person_id, person_version, role,
       route_id, from_town, outbound, inbound, legs, metres, distance_source, presented, quantity, policy_id,
       policy_version, causes, rejected, known_from, attended, procedure, establishment, professional, occupation)
     select md5('trip' || n / 12)::uuid, md5('authorization' || n)::uuid, $1, date '2026-10-01' + n / 12 % 30, $2, person_id, 1,
       case when n % 3 = 2 then 'companion' else 'patient' end,
       $1, '311200', true, true, 2, 126000, 'table', 0, 5, 'ida-e-volta-truncada', 1, '', false, now(), '202610',
       case when n % 3 = 2 then '0803010109' else '0803010125' end, $5, $6, $7
     from generate_series(0, $3::int - 1) n
     join (select person_id, row_number() over (order by person_id) - 1 as place from ledger.person) person
       on place = n * 7 % $4::int`,
    [MANAGER, MONTH, LINES, PEOPLE, '9999999', '200000000000003', '225125'],
  );
  await pool.query('vacuum analyze ledger.entry');
  await pool.query('vacuum analyze ledger.person');
}

/** What a task in a process of its own prints. */
async function inChild<T>(args: readonly string[], master: Buffer): Promise<T> {
  const program = fileURLToPath(new URL('export-child.js', import.meta.url));
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, EMBARQUE_MASTER_KEY: master.toString('hex') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (code !== 0) throw new Error(`the bench's ${args[0]} ended with ${String(code)}`);
  return JSON.parse(printed) as T;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
