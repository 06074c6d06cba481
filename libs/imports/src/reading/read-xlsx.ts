import { type Readable } from 'node:stream';
import { type Cell } from '../domain/cells.js';
import { type SheetRow } from './sheet-row.js';
import { LIMITS, tooManyColumns, UnreadableFile } from './unreadable.js';
import { openWorkbook, type Workbook } from './workbook.js';
import { elementsOf, type XmlElement } from './xml.js';

/** Cells that are shown as one; all but the first are empty, whatever people see. Rows and columns from 1. */
interface Merge {
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
}

export interface XlsxSheet {
  readonly otherSheets: readonly string[];
  /** @throws UnreadableFile while it is read */
  readonly rows: AsyncGenerator<SheetRow>;
}

/** The first visible sheet of a workbook. @throws UnreadableFile */
export async function readXlsx(bytes: Buffer): Promise<XlsxSheet> {
  const workbook = await openWorkbook(bytes);
  return { otherSheets: workbook.otherSheets, rows: rowsOf(workbook) };
}

async function* rowsOf(workbook: Workbook): AsyncGenerator<SheetRow> {
  const reading = new RowReading(workbook);
  try {
    const merges = await mergesIn(await workbook.openSheet());
    for await (const elements of elementsOf(await workbook.openSheet())) {
      for (const element of elements) {
        const cells = reading.take(element);
        if (cells) yield { number: reading.row, cells: mergedInto(cells, reading.row, merges) };
      }
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(
      'xlsx-unreadable',
      `A planilha XLSX não pôde ser lida depois da linha ${reading.row}: abra-a e salve-a de novo, ou salve como CSV.`,
    );
  }
}

/** Puts rows together from the elements that they are written as. */
class RowReading {
  /** Number of the row that is being read, or was read last. */
  row = 0;
  private column = 0;
  private cells: Cell[] = [];
  private value: string | undefined;
  private inline = '';
  private formula = false;

  constructor(private readonly workbook: Workbook) {}

  /** The cells of the row that ends with this element. */
  take({ name, attributes, closed, content }: XmlElement): Cell[] | undefined {
    if (name === 'c') return closed ? this.endCell(attributes) : this.beginCell(attributes);
    if (name === 'row') {
      if (closed) return this.cells;
      this.row = Number(attributes['r'] ?? this.row + 1);
      [this.cells, this.column] = [[], 0];
    } else if (closed) {
      if (name === 'v') this.value = content;
      else if (name === 'f') this.formula = true;
      else if (name === 't') this.inline += content;
    }
    return undefined;
  }

  private beginCell({ r: reference }: XmlElement['attributes']): undefined {
    this.column = columnOf(reference) ?? this.column + 1;
    if (this.column > LIMITS.columns) throw tooManyColumns(this.row);
    [this.value, this.inline, this.formula] = [undefined, '', false];
  }

  private endCell(attributes: XmlElement['attributes']): undefined {
    while (this.cells.length < this.column - 1) this.cells.push('');
    const value = attributes['t'] === 'inlineStr' ? this.inline : this.value;
    this.cells[this.column - 1] = cellOf(this.workbook, attributes, this.formula, value);
  }
}

/** `AB12` → 28 */
const columnOf = (reference: string | undefined): number | undefined => {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  return letters ? [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) : undefined;
};

function cellOf(
  { texts, showsTime, since1904 }: Workbook,
  { t: type = 'n', s: style }: Readonly<Record<string, string>>,
  formula: boolean,
  value: string | undefined,
): Cell {
  if (formula && !value && type !== 'str') return { fault: 'formula' };
  if (value === undefined) return '';
  switch (type) {
    case 's':
      return unescaped(texts[Number(value)] ?? '').trim();
    case 'e':
      return { fault: 'error' };
    case 'b':
      return value === '1' ? 'Sim' : 'Não';
    case 'n':
      return value === '' ? '' : numberText(Number(value), !!showsTime[Number(style)], since1904);
    default:
      return unescaped(value).trim();
  }
}

/** `_x000D_` stands for a character that XML has not. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
const DAYS_TO_1904 = 1462;

/** As one would type it: a day, an hour, or a number with a comma. */
function numberText(number: number, showsTime: boolean, since1904: boolean): string {
  const days = since1904 ? number + DAYS_TO_1904 : number;
  if (showsTime && days >= 0 && days < 2_958_466) {
    const at = new Date(EPOCH + Math.round((days * DAY) / 60_000) * 60_000).toISOString();
    if (number < 1) return at.slice(11, 16);
    return Number.isInteger(number) ? at.slice(0, 10) : `${at.slice(0, 10)} ${at.slice(11, 16)}`;
  }
  return String(number).replace('.', ',');
}

function mergedInto(cells: Cell[], row: number, merges: readonly Merge[]): readonly Cell[] {
  for (const { rows, columns } of merges) {
    if (row < rows[0] || row > rows[1]) continue;
    for (let column = columns[0]; column <= Math.min(columns[1], LIMITS.columns); column++) {
      while (cells.length < column) cells.push('');
      cells[column - 1] = { fault: 'merged' };
    }
  }
  return cells;
}

const END_OF_ROWS = /<(?:\w+:)?sheetData\s*\/>|<\/(?:\w+:)?sheetData>/;
const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;
const TAIL_LIMIT = 4 * 1024 * 1024;

/** They stand behind the rows that they are about, so the sheet is unpacked once more; only its end is looked at. */
async function mergesIn(stream: Readable): Promise<Merge[]> {
  stream.setEncoding('utf8');
  let tail = '';
  let behind = false;
  for await (const part of stream) {
    tail += String(part);
    if (!behind) {
      const end = END_OF_ROWS.exec(tail);
      behind = !!end;
      tail = end ? tail.slice(end.index) : tail.slice(-100);
    }
    if (tail.length > TAIL_LIMIT) break;
  }
  const merges = [...tail.matchAll(MERGE)].map(([, fromColumn, fromRow, toColumn, toRow]): Merge => ({
    rows: [Number(fromRow), Number(toRow)],
    columns: [columnOf(fromColumn)!, columnOf(toColumn)!],
  }));
  if (merges.length > LIMITS.merges) {
    throw new UnreadableFile('too-many-merges', 'A planilha tem células mescladas demais: desfaça as mesclagens.');
  }
  return merges;
}
