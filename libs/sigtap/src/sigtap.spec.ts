import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BUILT_IN_PROCEDURES, type Competence, type ProcedureCode } from '#embarque/kernel';
import { schemaDrift } from '#embarque/read-model';
import { TerritoryModule, territorySchema } from '#embarque/territory';
import { context } from '../../../test/support/asking.js';
import { realSigtap, WITHOUT_SIGTAP } from '../../../test/support/real-sigtap.js';
import { openRooms } from '../../../test/support/rooms.js';
import { type ImportedTable } from './domain/sigtap.js';
import {
  GetSigtapProcedure,
  ListSigtapTables,
  sigtapSchema,
  SigtapImports,
  SigtapModule,
  SigtapRules,
  sigtapStream,
  sigtapTablesProjection,
} from './index.js';
import { inventedArchive } from './testing/invented-archive.js';

const PATIENT = '0803010125' as ProcedureCode;
const CONSULTATION = '0301010072' as ProcedureCode;
const MEAL = '0803010028' as ProcedureCode;

describe('the room of SIGTAP', () => {
  let house: Awaited<ReturnType<typeof openRooms>>;
  let directory: string;
  beforeAll(async () => {
    house = await openRooms([TerritoryModule, SigtapModule], [territorySchema, sigtapSchema], [sigtapTablesProjection]);
    directory = await mkdtemp(join(tmpdir(), 'embarque-sigtap-'));
  });
  afterAll(async () => {
    await house.close();
    await rm(directory, { recursive: true });
  });

  const importing = (path: string) =>
    house.get(SigtapImports).import(path, (sha256) => context({ key: `sigtap/${sha256}` }));
  const bring = async (name: string, competence: string, centavos?: number) => {
    const path = join(directory, name);
    await writeFile(path, inventedArchive(competence, centavos));
    return importing(path);
  };
  const seen = async (procedure: ProcedureCode, competence: string) => {
    const asked = Object.assign(new GetSigtapProcedure(), { procedure, competence: competence as Competence });
    return house.see(asked);
  };
  const listed = async () => {
    const tables = await house.see(new ListSigtapTables());
    return tables.map(({ competence, version, inForce }) => [competence, version, inForce]);
  };
  const eventsOf = async (competence: string): Promise<ImportedTable[]> => {
    const tables: ImportedTable[] = [];
    const stream = sigtapStream(competence as Competence);
    for await (const { data } of house.store.readStream(stream)) tables.push(data as ImportedTable);
    return tables;
  };
  const rowsStored = async (): Promise<unknown> =>
    house.database.query(`select (select count(*)::int from sigtap.archive) as archives,
      (select count(*)::int from sigtap.procedure) as procedures, (select count(*)::int from sigtap.relation) as relations`);

  it('has a migration for everything that its entities say', async () =>
    expect(await schemaDrift(house.database)).toEqual([]));

  it('knows the procedures of displacement itself, provisionally after its last table', async () => {
    expect(await listed()).toEqual([]);
    expect(await seen(PATIENT, '202608')).toMatchObject({ value: 495, provisional: false });
    expect(await seen(PATIENT, '202609')).toMatchObject({ value: 495, provisional: true });
    expect(await seen(CONSULTATION, '202609')).toBeUndefined();
  });

  it('stores nothing of an archive that it refuses at its last file, and nothing of a competence that cannot be', async () => {
    const broken = Buffer.from(inventedArchive('202609'));
    broken.writeUInt32LE(0, broken.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 16);
    const path = join(directory, 'TabelaUnificada_202609_v2609101200.zip');
    await writeFile(path, broken);
    expect(await importing(path)).toMatchObject({ ok: false, refusal: { code: 'sigtap-damaged' } });

    for (const [name, competence] of [
      ['TabelaUnificada_209901_v2609101200.zip', '209901'],
      ['tabela.zip', '200701'],
      ['TabelaUnificada_202613.zip', '202609'],
    ]) {
      expect(await bring(name!, competence!)).toMatchObject({
        ok: false,
        refusal: { code: 'sigtap-competence-unknown' },
      });
    }
    expect(await bring('TabelaUnificada_202608_v2608101200.zip', '202609')).toMatchObject({
      ok: false,
      refusal: { code: 'sigtap-competence-mixed' },
    });
    expect(await rowsStored()).toEqual([{ archives: 0, procedures: 0, relations: 0 }]);
    expect(await listed()).toEqual([]);
  });

  it('completes an import that ended between its rows and its event, and shows nothing of it before', async () => {
    jest.spyOn(house.store, 'append').mockRejectedValueOnce(new Error('the process was killed'));
    const name = 'TabelaUnificada_202609_v2609101200.zip';
    await expect(bring(name, '202609', 600)).rejects.toThrow('killed');
    expect([await rowsStored(), await listed()]).toEqual([[{ archives: 1, procedures: 2, relations: 6 }], []]);
    expect(await seen(PATIENT, '202609')).toMatchObject({ value: 495 });

    expect(await bring(name, '202609')).toMatchObject({ ok: true, result: { isNew: true, inForce: true } });
    expect(await rowsStored()).toEqual([{ archives: 1, procedures: 2, relations: 6 }]);
    expect(await seen(PATIENT, '202609')).toMatchObject({ value: 777, provisional: false });
  });

  it('tells a procedure of the whole table, and what is no longer in it', async () => {
    expect(await seen(CONSULTATION, '202609')).toMatchObject({
      ...{ name: 'CONSULTA MÉDICA', sex: 'N', maxQuantity: 3, instruments: ['01'], value: 1000, provisional: false },
      blankFields: ['cid', 'authorization', 'firm'],
      table: { competence: '202609', version: 'v2609101200' },
      related: {
        instrument: [{ code: '01', qualifier: null, name: null }],
        service: [{ code: '135', qualifier: '001', name: null }],
      },
    });
    expect(await seen(CONSULTATION, '202609')).not.toHaveProperty('ageMonths');
    expect(await seen(PATIENT, '202610')).toMatchObject({ value: 777, provisional: true });
    expect([await seen(MEAL, '202608'), await seen(MEAL, '202609')]).toMatchObject([
      { value: 840 },
      undefined,
    ] as never);
  });

  it('gives commands a book of rules that says the same', async () => {
    const book = await house.get(SigtapRules).bookFor('202611' as Competence);
    const values = [202608, 202609, 202611].map((month) => book.ruling(Number(PATIENT), month));
    expect(values.map((ruling) => [Number(ruling!.rule.value), ruling!.provisional])).toEqual([
      [495, false],
      [777, false],
      [777, true],
    ]);
  });

  it('writes into the log the procedures that lines are judged by, and no others', async () => {
    const [table, ...others] = await eventsOf('202609');
    expect(others).toEqual([]);
    expect(table).toMatchObject({ competence: '202609', version: 'v2609101200', counts: { tb_procedimento: 2 } });
    expect(table!.procedures.map(({ procedure, occupations }) => [procedure, occupations])).toEqual([
      [PATIENT, ['225109', '225125']],
    ]);
  });

  it('changes nothing when the same archive comes again, under any name', async () => {
    const before = await rowsStored();
    for (const name of ['TabelaUnificada_202609_v2609101200.zip', 'tabela.zip']) {
      expect(await bring(name, '202609')).toMatchObject({
        ok: true,
        result: { version: 'v2609101200', isNew: false, inForce: true },
      });
    }
    expect([await rowsStored(), (await eventsOf('202609')).length]).toEqual([before, 1]);
  });

  it('refuses another content under a version that is known', async () =>
    expect(await bring('TabelaUnificada_202609_v2609101200.zip', '202609', 1)).toMatchObject({
      ok: false,
      refusal: { code: 'sigtap-version-differs' },
    }));

  it('lets the newest version count, keeps the others, and loads two at once one after the other', async () => {
    const both = await Promise.all([
      bring('TabelaUnificada_202609_v2609201200.zip', '202609', 888),
      bring('TabelaUnificada_202609_v2609051200.zip', '202609', 555),
    ]);
    expect(both.map((outcome) => outcome.ok && outcome.result.isNew)).toEqual([true, true]);
    expect((await listed()).sort()).toEqual([
      ['202609', 'v2609051200', false],
      ['202609', 'v2609101200', false],
      ['202609', 'v2609201200', true],
    ]);
    expect(await seen(PATIENT, '202609')).toMatchObject({ value: 888 });
  });

  it('builds its list again from the log', async () => {
    const { live, rebuilt } = await house.liveAndRebuilt();
    expect(rebuilt).toEqual(live);
  });

  if (!realSigtap) console.warn(WITHOUT_SIGTAP);
  (realSigtap ? it : it.skip)('finds in the official archive of 202608 what the project knows itself', async () => {
    const imported = await importing(realSigtap!);
    expect(imported).toMatchObject({
      ok: true,
      result: {
        ...{ competence: '202608', version: 'v2608141139', inForce: true },
        counts: { tb_procedimento: 5023, rl_procedimento_ocupacao: 195_072, rl_procedimento_cid: 82_103 },
      },
    });
    const [table] = await eventsOf('202608');
    const attributes = table!.procedures.map(({ validFrom: _, validTo: __, ...rule }) => rule);
    expect(await seen(PATIENT, '202608')).toMatchObject({
      related: { detail: [{ code: '009', name: 'Exige CPF/CNS' }], modality: [{ code: '01', name: 'Ambulatorial' }] },
    });
    expect(attributes).toEqual(BUILT_IN_PROCEDURES.map(({ validFrom: _, ...rule }) => rule));
  });
});
