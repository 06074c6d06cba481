import { describe, expect, it } from '@jest/globals';
import { the, Competence } from '#embarque/kernel';
import { given } from '../../../../test/support/given.js';
import { importSigtap, ruleOf, sigtap, versionInForce, type ImportedTable, type ProcedureRows } from './sigtap.js';

const competence = the(Competence, '202609');
const table: ImportedTable = {
  ...{ competence, version: 'v2609101200', sha256: 'aa', counts: { tb_procedimento: 1 }, procedures: [] },
};
const imported = (data: ImportedTable) => ({ type: 'SigtapImported' as const, data });
const importing = (data: ImportedTable) => (state: typeof sigtap.initial) => importSigtap(data, state);

describe('importing a table', () => {
  it('is a fact of its competence', () => given(sigtap).when(importing(table)).then(imported(table)));

  it('changes nothing the second time, whatever the file is called', () =>
    given(sigtap, imported(table))
      .when(importing({ ...table, version: 'sha256-aa' }))
      .then());

  it('keeps what was imported before beside a newer version', () => {
    const newer = { ...table, version: 'v2609151200', sha256: 'bb' };
    given(sigtap, imported(table)).when(importing(newer)).then(imported(newer));
  });

  it('refuses another content under the same version', () =>
    given(sigtap, imported(table))
      .when(importing({ ...table, sha256: 'bb' }))
      .thenRefused('sigtap-version-differs', /v2609101200.*202609.*outro conteúdo/));

  it('lets the newest version count, in whatever order they came', () => {
    expect(versionInForce(['v2609151200', 'v2609101200'])).toBe('v2609151200');
    expect(versionInForce([])).toBeUndefined();
  });
});

describe('the rule of a procedure', () => {
  const rows: ProcedureRows = {
    ...{ procedure: '0803010125', name: 'DESLOCAMENTO', complexity: '0', sex: 'I', financing: '06' },
    ...{ max_quantity: 12, min_age: 0, max_age: 1571, ambulatory_value: 495 },
    ...{ instruments: ['02'], details: ['009'], occupations: ['225125'], has_cid: false, has_service: false },
  };
  const rule = (change: Partial<ProcedureRows>) => ruleOf({ ...rows, ...change }, competence);

  it('holds in the competence of its table', () =>
    expect(rule({})).toMatchObject({ validFrom: competence, validTo: competence, value: 495, maxQuantity: 12 }));

  it.each([9999, 0])('has no maximum where the table says %d', (max_quantity) =>
    expect(rule({ max_quantity })).not.toHaveProperty('maxQuantity'),
  );

  it('takes any age where none applies, and leaves one end open where only the other is given', () => {
    expect(rule({ min_age: 9999, max_age: 9999 })).not.toHaveProperty('ageMonths');
    expect(rule({ min_age: 216, max_age: 9999 }).ageMonths).toEqual([216, 9999]);
    expect(rule({ min_age: 9999, max_age: 971 }).ageMonths).toEqual([0, 971]);
  });

  it('leaves blank what nothing is related to, and what no attribute asks for', () => {
    expect(rule({}).blankFields).toEqual(['cid', 'service', 'classification', 'authorization', 'firm']);
    expect(rule({ has_cid: true, has_service: true }).blankFields).toEqual(['authorization', 'firm']);
    expect(rule({ details: ['036', '037', '038', '048'] }).blankFields).toEqual([]);
  });
});
