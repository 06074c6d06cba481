import { COMPETENCE_COLUMN, type ArchiveFile } from './archive-files.js';

/** Where a column stands in a line: from character `from` up to `to`, counted from 0, `to` not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
export type Layout = ReadonlyMap<string, Span>;

const HEADINGS = 'Coluna,Tamanho,Inicio,Fim,Tipo';

/** Reads a `*_layout.txt`: CSV with the headings Coluna, Tamanho, Inicio, Fim, Tipo; positions from 1, both included. */
export function readLayout(text: string): Layout | undefined {
  const [headings, ...rows] = text.split(/\r?\n/).filter((row) => row.trim());
  if (headings?.trim() !== HEADINGS || !rows.length) return undefined;
  const layout = new Map<string, Span>();
  for (const row of rows) {
    const [name, ...numbers] = row.split(',').map((cell) => cell.trim());
    const [size, first, last] = numbers.slice(0, 3).map(Number);
    const fits = Number.isInteger(size) && Number.isInteger(first) && first! >= 1 && last === first! + size! - 1;
    if (!name || !fits || size! < 1) return undefined;
    layout.set(name, { from: first! - 1, to: last });
  }
  return layout;
}

/** What a line gives: its values in the order of the file's columns, or what is wrong with it (pt-BR). */
export type ReadLine = (line: string) => readonly (string | null)[] | { readonly wrong: string; readonly code: string };

const SEXES = 'MFIN';
const NEEDED: ReadonlySet<string> = new Set(['procedure', 'code', 'name']);

/** A reader for the lines of a file in the positions that its own layout says. */
export function lineReader(
  { columns, numbers = [], dated }: ArchiveFile,
  layout: Layout,
  competence: string,
): ReadLine {
  const length = Math.max(...[...layout.values()].map(({ to }) => to));
  const parts = Object.entries(columns).map(([column, names]) => ({
    column,
    spans: [names].flat().map((name) => layout.get(name)!),
    isNumber: numbers.includes(column),
  }));
  const date = dated ? layout.get(COMPETENCE_COLUMN) : undefined;
  return (line) => {
    if (line.length < length) {
      return { code: 'sigtap-line-short', wrong: `tem ${line.length} caracteres, e o layout pede ${length}` };
    }
    if (date && line.slice(date.from, date.to) !== competence) {
      return { code: 'sigtap-competence-mixed', wrong: `é de outra competência, e o arquivo é de ${competence}` };
    }
    const values: (string | null)[] = [];
    for (const { column, spans, isNumber } of parts) {
      let value = '';
      for (const { from, to } of spans) value += line.slice(from, to);
      value = value.trim();
      if (isNumber && !/^\d+$/.test(value)) return wrongValue(column);
      if (column === 'sex' && (value.length !== 1 || !SEXES.includes(value))) return wrongValue(column);
      if (!value && NEEDED.has(column)) return wrongValue(column);
      values.push(value || null);
    }
    return values;
  };
}

const wrongValue = (column: string) => ({ code: 'sigtap-value', wrong: `não tem um valor válido em ${column}` });
