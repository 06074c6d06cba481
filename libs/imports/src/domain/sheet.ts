import { plain, type Cell, type Reader } from './cells.js';

/** A column of a template. */
export interface Column {
  /** Field of the line that it fills. */
  readonly field: string;
  /** Its heading in the template; case, accents and signs do not matter. */
  readonly heading: string;
  /** Other headings that are taken for it. */
  readonly also?: readonly string[];
  /** The file must have it, and every line must fill it in. */
  readonly required?: true;
  /** It finds what the line is about, and is no field of the command. */
  readonly finds?: true;
  readonly read: Reader;
  /** What a cell of the template's example says. */
  readonly example: string;
}

/** One thing that is wrong with a line, or worth saying of it. */
export interface Fault {
  /** The heading in the template. */
  readonly column?: string;
  readonly code: string;
  /** pt-BR; repeats nothing of the line. */
  readonly reason: string;
}

/** A line of a file. Columns that no template knows are never kept. */
export interface Line {
  /** As the spreadsheet numbers it. */
  readonly number: number;
  readonly cells: Readonly<Record<string, Cell>>;
  /** Something stands beyond the last heading: the cells may have slipped. */
  readonly slipped?: true;
}

/** Where the columns of a file are. */
export interface Headings {
  /** Field by position. */
  readonly fields: readonly (string | undefined)[];
  /** Headings that the template does not have, as the file writes them. */
  readonly ignored: readonly string[];
}

export type HeadingFault = { readonly missing: readonly string[]; readonly twice: readonly string[] };

/** Finds the template's columns among a file's headings, in whatever order they come. */
export function headingsOf(columns: readonly Column[], cells: readonly string[]): Headings | HeadingFault {
  const byName = new Map(
    columns.flatMap(({ field, heading, also = [] }) => [heading, ...also].map((name) => [plain(name), field] as const)),
  );
  const fields = cells.map((cell) => byName.get(plain(cell)));
  const found = new Set(fields);
  const missing = columns.filter(({ field, required }) => required && !found.has(field)).map(({ heading }) => heading);
  const twice = columns
    .filter(({ field }) => fields.filter((one) => one === field).length > 1)
    .map(({ heading }) => heading);
  if (missing.length || twice.length) return { missing, twice };
  return { fields, ignored: cells.filter((cell, index) => cell.trim() && !fields[index]) };
}

/** What a row of the file is under these headings; undefined of an empty one. */
export function lineOf({ fields }: Headings, number: number, row: readonly Cell[]): Line | undefined {
  const cells: Record<string, Cell> = {};
  for (const [index, field] of fields.entries()) {
    const cell = row[index];
    if (field && cell) cells[field] = cell;
  }
  const slipped = row.slice(fields.length).some(Boolean);
  return Object.keys(cells).length || slipped || row.some(Boolean)
    ? { number, cells, ...(slipped ? { slipped } : {}) }
    : undefined;
}

const UNREADABLE = {
  formula: 'tem uma fórmula sem resultado gravado: abra a planilha, salve-a de novo, ou cole só os valores',
  error: 'tem um erro de fórmula (como #N/D): corrija-o na planilha',
  merged: 'está mesclada com outras: desfaça a mesclagem e escreva o valor em cada linha',
} as const;

export interface ReadLine {
  /** By field; those that could be read. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Everything that keeps the line from being read whole. */
  readonly faults: readonly Fault[];
}

export function readLine(columns: readonly Column[], { cells, slipped }: Line): ReadLine {
  const values: Record<string, unknown> = {};
  const faults: Fault[] = slipped
    ? [
        {
          code: 'too-many-cells',
          reason: 'A linha tem mais células que o cabeçalho: confira se elas não se deslocaram.',
        },
      ]
    : [];
  for (const { field, heading, required, read } of columns) {
    const fault = (code: string, complaint: string) =>
      faults.push({ column: heading, code, reason: `A coluna “${heading}” ${complaint}.` });
    const cell = cells[field];
    if (typeof cell === 'object') {
      fault(`cell-${cell.fault}`, UNREADABLE[cell.fault]);
      continue;
    }
    if (cell && /[\r\n]/.test(cell)) {
      fault('line-break', 'tem quebra de linha dentro da célula, ou aspas sem par');
      continue;
    }
    const text = cell?.replace(/\s+/gu, ' ').trim();
    if (!text) {
      if (required) fault('cell-missing', 'deve ser preenchida');
      continue;
    }
    const result = read(text);
    if ('complaint' in result) fault('cell-invalid', result.complaint);
    else values[field] = result.value;
  }
  return { values, faults };
}
