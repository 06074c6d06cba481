import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ReadModels } from '#embarque/application';
import { MemoryEventStore } from '#embarque/event-store';
import { idFrom, type Cnes, type Competence } from '#embarque/kernel';
import { type TerritoryNames } from '#embarque/territory';
import { type Presenters } from './presenters.js';
import { UnreadableFile } from './reading/unreadable.js';
import { SiaFiles } from './sia-files.js';
import { csvOf, dbcOf, dbfOf, inPieces, paRow, reportPage, reportRow, type TestRow } from './testing/tables.js';

const OURS = '9900010';
const files = (hasCaughtUp = true) =>
  new SiaFiles(
    {
      establishments: async (cnes: string[]) => new Map(cnes.filter((one) => one === OURS).map((one) => [one, {}])),
    } as unknown as TerritoryNames,
    { establishmentsOf: async () => new Set([OURS as Cnes]) } as unknown as Presenters,
    { caughtUp: async () => hasCaughtUp } satisfies ReadModels,
    new MemoryEventStore(),
  );
const resultOf = (bytes: Uint8Array, name = 'PAMG2609a.dbc') => files().readResult(inPieces(bytes), name);
const codeOf = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => 'read',
    (error: unknown) => {
      if (!(error instanceof UnreadableFile)) throw error;
      return error.refused.refusal.code;
    },
  );
const dbf = (...rows: TestRow[]) => {
  const { header, records } = dbfOf(rows);
  return Buffer.concat([header, records]);
};

describe('a result file', () => {
  it('is its totals, and a mark of the whole file', async () => {
    const rows = [paRow(), paRow({ PA_CODUNI: '1234567' })];
    const read = await resultOf(await dbcOf(rows));
    expect(read).toMatchObject({
      ...{
        fileName: 'PAMG2609a.dbc',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        kind: 'PA',
        uf: 'MG',
        letter: 'a',
      },
      ...{ processing: '202609', rowsRead: 2, rowsKept: 1, totals: [{ establishment: OURS, presentedValue: 2475 }] },
    });
    const { totals } = await resultOf(csvOf(rows, ';'), 'PAMG2609a.csv');
    expect(totals).toEqual(read.totals);
  });

  it('leaves out what is empty', async () =>
    expect(Object.keys(await resultOf(dbf(paRow({ PA_PROC_ID: '0301010072' })), 'PAMG2609.dbf'))).not.toEqual(
      expect.arrayContaining(['totals', 'letter']),
    ));

  it.each(['PAMG2609a.dbc', 'PAMG2609a.dbf'])('is refused as %s when it is cut anywhere', async (name) => {
    const rows = fc.array(
      fc.nat().map((units) => paRow({ PA_QTDPRO: String(units % 1000) })),
      { minLength: 1, maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(rows, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), async (some, where) => {
        const whole = name.endsWith('dbc') ? await dbcOf(some) : dbf(...some);
        // The last byte says nothing: it marks the end of a DBF, and may fill up a DBC.
        const cut = whole.subarray(0, Math.floor(where * (whole.length - 1)));
        expect(await codeOf(resultOf(cut, name))).toMatch(/^result-(cut|damaged|unreadable)$/);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['has no name that DATASUS gives', 'result-name-unknown', dbf(paRow()), 'resultado.dbf'],
    ['is of another state by its name', 'result-of-another-state', dbf(paRow()), 'PASP2609.dbf'],
    ['is of another state by its rows', 'result-of-another-state', dbf(paRow({ PA_UFMUN: '355030' })), 'PAMG2609.dbf'],
    ['is of another month than its name says', 'result-name-contradicts', dbf(paRow()), 'PAMG2610.dbf'],
    ['is of another kind than its name says', 'result-name-contradicts', dbf(paRow()), 'BIMG2609.dbf'],
    ['has no rows', 'result-empty', dbf(), 'PAMG2609.dbf'],
    ['is empty', 'result-unreadable', Buffer.alloc(0), 'PAMG2609.csv'],
    ['is text', 'result-unreadable', Buffer.from('Nome;CPF\nMaria;1\n'), 'PAMG2609.csv'],
    ['is noise', 'result-unreadable', Buffer.alloc(5000, 'x\u0000\u0003'), 'PAMG2609.dbc'],
  ])('is refused when it %s', async (_, code, bytes, name) => expect(await codeOf(resultOf(bytes, name))).toBe(code));

  it('is not read against establishments that may not be all there are', async () =>
    expect(await codeOf(files(false).readResult(inPieces(dbf(paRow())), 'PAMG2609.dbf'))).toBe('read-models-behind'));

  it('hears of a sender who goes away', async () => {
    const gone = (async function* () {
      yield* inPieces(dbf(paRow()).subarray(0, 100));
      throw new TypeError('gone');
    })();
    await expect(files().readResult(gone, 'PAMG2609.dbf')).rejects.toThrow('gone');
  });
});

describe('a consistency report', () => {
  const target = { managerId: idFrom('manager'), competence: '202609' as Competence, fileName: 'relatorio.txt' };
  const reportOf = (text: string | Buffer) => files().readReport(Buffer.from(text as string), target);

  it('is what is said of the manager’s lines', async () => {
    const row = reportRow('001/01', 'CEP DO USUARIO INVALIDO');
    const text = reportPage(OURS, row, 'INTERROMPIDO') + reportPage('1234567', row, row);
    expect(await reportOf(text)).toMatchObject({
      input: { establishments: [OURS], occurrences: [{ line: 8, code: 'cep-invalid' }], unreadRows: 1 },
      ...{ unreadLines: [9], otherRows: 2 },
    });
  });

  it('is refused when it is none, of another month, or longer than one event', async () => {
    const row = reportRow('001/01', 'CEP DO USUARIO INVALIDO');
    const reports = [
      Buffer.from([0, 255, 254, 3]),
      reportPage(OURS, row).replace('SET/2026', 'OUT/2026'),
      reportPage(OURS, ...Array<string>(3001).fill(row)),
    ];
    expect(await Promise.all(reports.map((text) => codeOf(reportOf(text))))).toEqual([
      ...['report-unreadable', 'report-of-another-competence', 'report-too-long'],
    ]);
  });
});
