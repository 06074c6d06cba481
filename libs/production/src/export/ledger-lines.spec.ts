import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { type Competence, idFrom, type Uuid } from '#embarque/kernel';
import { presentedSubject, sealPresented, type PresentedPerson } from '#embarque/people';
import { readModelSchema, Snapshots } from '#embarque/read-model';
import { migratedDatabase } from '../../../../test/support/migrated.js';
import { MemoryKeys } from '../../../privacy/src/testing/memory-keys.js';
import { presentedIn } from '../lines-in.js';
import { productionSchema } from '../schema.js';
import { SealedPersons } from '../sealed-persons.js';
import { LedgerLines, linesQuery } from './ledger-lines.js';

const LINES = 10_000;
const MANAGER = idFrom('manager');
/** Whose month is about 20 MB: far more than a connection holds ready while nobody reads. */
const LARGE = { managerId: idFrom('large manager'), lines: 100_000 };
const PERSON = idFrom('person');
const MONTH = '202610' as Competence;

describe('a month’s lines, as they are read for a file', () => {
  const keys = new MemoryKeys();
  let database: DataSource;
  let snapshots: Snapshots;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    ({ database, drop } = await migratedDatabase(readModelSchema, productionSchema));
    snapshots = new Snapshots(database);
    const person = { name: 'Ana Exemplo', birthDate: '1980-03-14', cpf: '52998224725', municipality: '310080' };
    const key = await keys.keyOf(presentedSubject(PERSON));
    await database.query('insert into ledger.person values ($1, 1, $2)', [
      PERSON,
      sealPresented(key, PERSON, person as unknown as PresentedPerson),
    ]);
    await fill(MANAGER, LINES);
    await fill(LARGE.managerId, LARGE.lines);
    await database.query('vacuum analyze ledger.entry');
  });
  afterAll(async () => {
    await snapshots.onApplicationShutdown();
    await drop();
  });

  const fill = (managerId: Uuid, lines: number) =>
    database.query(
      `insert into ledger.entry (trip_id, authorization_id, manager_id, date, presentation, person_id, person_version, role,
         route_id, from_town, outbound, inbound, legs, presented, quantity, causes, rejected, known_from, attended,
         procedure, establishment, professional, occupation)
       select md5($1::text || n)::uuid, md5('authorization' || n)::uuid, $1::uuid, date '2026-10-01' + n % 28, $4, $2, 1,
              'patient', $1::uuid, '310080', true, true, 2, 0, 5, '', false, now(), '202610', '0803010125', '9999999',
              '200000000000003', '225125'
         from generate_series(1, $3::int) n`,
      [managerId, PERSON, lines, MONTH],
    );

  const linesOn = (snapshot: Parameters<Parameters<Snapshots['look']>[0]>[0], managerId = MANAGER) =>
    new LedgerLines(snapshot, database, new SealedPersons(keys)).read(managerId, MONTH);

  it('come each once, by as many looks at once as there may be, and more', async () => {
    const counts = await Promise.all(
      Array.from({ length: 9 }, () =>
        snapshots.look(async (snapshot) => {
          let lines = 0;
          for await (const page of linesOn(snapshot)) lines += [...page].length;
          return lines;
        }),
      ),
    );
    expect(counts).toEqual(Array.from({ length: 9 }, () => LINES));
  });

  it('leave a connection that can be used again to whoever stops early', () =>
    snapshots.look(async (snapshot) => {
      for await (const page of linesOn(snapshot, LARGE.managerId)) {
        expect([...page][0]).toMatchObject({ quantity: 5, person: { name: 'Ana Exemplo' } });
        break;
      }
      expect((await snapshot.query('select')).rowCount).toBe(1);
    }));

  it('end with the connection that they come by, and do not wait for the rest', async () => {
    const reading = snapshots.look(async (snapshot) => {
      for await (const _ of linesOn(snapshot, LARGE.managerId)) {
        await database.query(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and query like 'copy%' and pid <> pg_backend_pid()`);
      }
    });
    await expect(reading).rejects.toThrow(/terminat/);
    expect(await snapshots.look(async (snapshot) => (await snapshot.query('select')).rowCount)).toBe(1);
  });

  it('are found by the month, without going through the ledger', async () => {
    const entries = presentedIn(`'${MANAGER}'`, `'${MONTH}'`);
    const plan = await database.query<{ 'QUERY PLAN': string }[]>(`explain ${linesQuery(entries, false)}`);
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toMatch(/Index Cond: .*manager_id.*presentation/);
    expect(text).not.toContain('Seq Scan');
  });
});
