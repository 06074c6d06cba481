import { headingsOf, lineOf, type Column, type Line } from '../domain/sheet.js';
import { readCsv } from './read-csv.js';
import { readXlsx } from './read-xlsx.js';
import { LIMITS, tooManyRows, UnreadableFile } from './unreadable.js';

export interface Sheet {
  readonly format: 'csv' | 'xlsx';
  /** What of the file is not taken, as the file names it: columns, and other sheets of the workbook. */
  readonly ignored: { readonly columns: readonly string[]; readonly sheets: readonly string[] };
  /** Every line below the headings that is not empty. @throws UnreadableFile while they are read */
  readonly lines: AsyncGenerator<Line>;
}

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
/** What Excel wrote until 2003, and wraps a workbook with a password into. */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Reads a spreadsheet by what it is, whatever it is called. @throws UnreadableFile with every reason at once */
export async function readSheet(bytes: Buffer, columns: readonly Column[]): Promise<Sheet> {
  if (bytes.subarray(0, OLE.length).equals(OLE)) {
    throw new UnreadableFile(
      'file-of-old-excel',
      'O arquivo é do Excel antigo (.xls) ou tem senha: salve-o como .xlsx sem senha, ou como CSV.',
    );
  }
  const isXlsx = bytes.subarray(0, ZIP.length).equals(ZIP);
  const { rows, otherSheets } = isXlsx ? await readXlsx(bytes) : { rows: readCsv(bytes), otherSheets: [] };
  try {
    return await beginning();
  } catch (error) {
    await rows.return(undefined);
    throw error;
  }

  async function beginning(): Promise<Sheet> {
    for await (const { cells } of untilClosed(rows)) {
      if (!cells.some(Boolean)) continue;
      if (cells.some((cell) => typeof cell === 'object')) {
        throw new UnreadableFile(
          'headings-unreadable',
          'O cabeçalho tem células mescladas ou com fórmula: a primeira linha deve ter só os títulos das colunas.',
        );
      }
      const headings = headingsOf(columns, cells as string[]);
      if ('missing' in headings) {
        throw new UnreadableFile(
          'headings-wrong',
          ...headings.missing.map((heading) => `Falta a coluna “${heading}” no cabeçalho.`),
          ...headings.twice.map((heading) => `A coluna “${heading}” está mais de uma vez no cabeçalho.`),
        );
      }
      return {
        format: isXlsx ? 'xlsx' : 'csv',
        ignored: { columns: headings.ignored, sheets: otherSheets },
        lines: linesOf(headings),
      };
    }
    throw new UnreadableFile('file-empty', 'O arquivo está vazio.');
  }

  async function* linesOf(headings: Parameters<typeof lineOf>[0]): AsyncGenerator<Line> {
    let count = 0;
    for await (const { number, cells } of rows) {
      const line = lineOf(headings, number, cells);
      if (!line) continue;
      if (++count > LIMITS.rows) throw tooManyRows();
      yield line;
    }
  }
}

/** Leaving the loop early leaves the rest for another one. */
const untilClosed = <T>(rows: AsyncGenerator<T>): AsyncIterable<T> => ({
  [Symbol.asyncIterator]: () => ({ next: () => rows.next() }),
});
