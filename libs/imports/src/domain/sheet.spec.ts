import { describe, expect, it } from '@jest/globals';
import { text, whole } from './cells.js';
import { headingsOf, lineOf, readLine, type Column, type Headings } from './sheet.js';

const COLUMNS: readonly Column[] = [
  { field: 'plate', heading: 'Placa', required: true, read: text, example: '' },
  { field: 'year', heading: 'Ano', also: ['Ano de fabricação'], required: true, read: whole, example: '' },
  { field: 'note', heading: 'Observação', read: text, example: '' },
];
const headings = (...cells: string[]) => headingsOf(COLUMNS, cells) as Headings;

describe('headings', () => {
  it('come in any order, with or without accents; what the template has not is told', () =>
    expect(headingsOf(COLUMNS, ['OBSERVACAO', 'Cor', 'ano de fabricacao', 'placa ', ''])).toEqual({
      fields: ['note', undefined, 'year', 'plate', undefined],
      ignored: ['Cor'],
    }));

  it('are missed by name, and may not come twice', () =>
    expect(headingsOf(COLUMNS, ['Ano', 'Ano de fabricação'])).toEqual({ missing: ['Placa'], twice: ['Ano'] }));
});

describe('a line', () => {
  it('keeps no column that the template does not have', () =>
    expect(lineOf(headings('Placa', 'Cor', 'Ano'), 2, ['RTA1B23', 'azul', '2025'])).toEqual({
      number: 2,
      cells: { plate: 'RTA1B23', year: '2025' },
    }));

  it('is none when nothing stands in it', () => expect(lineOf(headings('Placa', 'Ano'), 2, ['', ''])).toBeUndefined());

  it('is read whole, or refused with everything that is wrong with it', () => {
    expect(readLine(COLUMNS, { number: 2, cells: { plate: ' RTA  1B23 ', year: '2025' } })).toEqual({
      values: { plate: 'RTA 1B23', year: 2025 },
      faults: [],
    });
    expect(
      readLine(COLUMNS, { number: 3, cells: { year: 'novo', note: { fault: 'formula' } }, slipped: true }),
    ).toMatchObject({
      faults: [
        { code: 'too-many-cells' },
        { column: 'Placa', code: 'cell-missing', reason: 'A coluna “Placa” deve ser preenchida.' },
        { column: 'Ano', code: 'cell-invalid' },
        { column: 'Observação', code: 'cell-formula' },
      ],
    });
  });

  it('is refused when a cell swallowed the next line', () =>
    expect(
      readLine(COLUMNS, { number: 2, cells: { plate: 'RTA1B23', year: '2025', note: 'a\nRTA1B24;2025' } }),
    ).toMatchObject({ faults: [{ column: 'Observação', code: 'line-break' }] }));

  it('repeats nothing of what stands in it', () =>
    expect(JSON.stringify(readLine(COLUMNS, { number: 2, cells: { year: 'segredo' } }))).not.toContain('segredo'));
});
