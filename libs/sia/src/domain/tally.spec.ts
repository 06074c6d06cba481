import { describe, expect, it } from '@jest/globals';
import { biRow, paRow, type TestRow } from '../testing/tables.js';
import { resultNameOf } from './result-name.js';
import { Tally } from './tally.js';

const MG = { code: '31', uf: 'MG' };
const tallyOf = (...rows: readonly TestRow[]): Tally => {
  const columns = Object.keys(rows[0]!);
  const tally = Tally.of(columns, MG)!;
  for (const row of rows) tally.add((column) => row[columns[column]!]!);
  return tally;
};
const refusalOf = (...rows: readonly TestRow[]) => tallyOf(...rows).refusal()?.refusal;

describe('the tally of a result file', () => {
  it('adds up by establishment, month of attendance and procedure, and says how many rows were not approved', () => {
    const result = tallyOf(
      paRow(),
      paRow({ PA_QTDPRO: '3', PA_QTDAPR: '0', PA_VALPRO: '14.85', PA_VALAPR: '0.00', PA_INDICA: '0' }),
      paRow({ PA_QTDPRO: '2', PA_QTDAPR: '1', PA_VALPRO: '9.9', PA_VALAPR: '4.950', PA_INDICA: '6' }),
      paRow({ PA_PROC_ID: '0803010109' }),
      paRow({ PA_CMP: '202607' }),
    ).result(() => true);
    expect(result).toMatchObject({ kind: 'PA', uf: 'MG', processing: '202609', rowsRead: 5, rowsKept: 5 });
    expect(result?.totals).toEqual([
      expect.objectContaining({ competence: '202607', rows: 1 }),
      expect.objectContaining({ competence: '202608', procedure: '0803010109', rows: 1, refusedRows: 0 }),
      {
        ...{ establishment: '9900010', competence: '202608', procedure: '0803010125' },
        ...{ presentedQuantity: 10, presentedValue: 4950, approvedQuantity: 6, approvedValue: 2970 },
        ...{ rows: 3, refusedRows: 1, partialRows: 1 },
      },
    ]);
  });

  it('keeps displacement of establishments that are known, and nothing else', () => {
    const tally = tallyOf(
      paRow(),
      paRow({ PA_CODUNI: '1234567' }),
      paRow({ PA_PROC_ID: '0301010072', PA_QTDPRO: 'not read' }),
    );
    expect(tally.establishments()).toEqual(['9900010', '1234567']);
    expect(tally.result((one) => one === '9900010')).toMatchObject({ rowsRead: 3, rowsKept: 1 });
  });

  it('knows a BI by its columns, takes the month of a day, and judges a row by its quantities', () => {
    const result = tallyOf(
      biRow(),
      biRow({ QT_APROV: '0', VL_APROV: '0' }),
      biRow({ QT_APROV: '4', DT_ATEND: '202608' }),
    ).result(() => true);
    expect(result).toMatchObject({
      kind: 'BI',
      totals: [{ competence: '202608', presentedQuantity: 15, approvedQuantity: 9, refusedRows: 1, partialRows: 1 }],
    });
    expect(JSON.stringify(result)).not.toMatch(/19700315|encrypted/);
  });

  it.each([
    ['of another state', 'result-of-another-state', paRow({ PA_UFMUN: '355030' })],
    ['of another month of processing', 'result-of-many-months', paRow({ PA_MVM: '202610' })],
    ['without a number', 'result-damaged', paRow({ PA_QTDPRO: '-1' })],
    ['with a value that is none', 'result-damaged', paRow({ PA_VALAPR: '4.955' })],
    ['of a procedure with a wrong check digit', 'result-damaged', paRow({ PA_PROC_ID: '0803010126' })],
  ])('refuses a file with a row %s', (_, code, row) => {
    expect(refusalOf(paRow(), row)).toMatchObject({ code });
    expect(refusalOf(paRow())).toBeUndefined();
  });

  it('takes no table for a result that lacks a column', () =>
    expect(Tally.of(Object.keys(paRow()).slice(1), MG)).toBeUndefined());
});

describe('the name of a result file', () => {
  it.each([
    ['PAMG2609a.dbc', { kind: 'PA', uf: 'MG', processing: '202609', letter: 'a' }],
    ['bisp2612.DBF', { kind: 'BI', uf: 'SP', processing: '202612', letter: '' }],
    ['PAMG2613.dbc', undefined],
    ['PAMG2609a (1).dbc', undefined],
    ['resultado.csv', undefined],
  ])('tells of %s what DATASUS says by it', (name, said) => expect(resultNameOf(name)).toEqual(said));
});
