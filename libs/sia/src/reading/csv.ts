import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { type Cells } from '../domain/result.js';
import { UnreadableFile } from './unreadable.js';

/** Characters of one row; those of a result file have some 500. */
const LONGEST_ROW = 64 * 1024;
const DELIMITERS = [',', ';', '\t'] as const;

/** The headings of a file that begins so, and what stands between them. */
export function csvHeadings(start: Buffer): { readonly columns: readonly string[]; readonly delimiter: string } {
  const [line = ''] = start
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .split(/\r\n|\r|\n/, 1);
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  const delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))]!;
  return { columns: line.split(delimiter).map((cell) => cell.replace(/"/g, '').trim().toUpperCase()), delimiter };
}

/** The rows below the headings, in constant memory. @throws UnreadableFile a row has not as many cells as the headings */
export async function* csvRecords(bytes: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<Iterable<Cells>> {
  const parser = parse({
    ...{ delimiter, bom: true, encoding: 'latin1', from: 2, skip_empty_lines: true, trim: true },
    max_record_size: LONGEST_ROW,
  });
  const reading = pipeline(Readable.from(bytes), parser);
  // What goes wrong on the way in reaches whoever reads the rows.
  reading.catch(() => undefined);
  try {
    for await (const row of parser as AsyncIterable<string[]>) yield [(column) => row[column]!];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile(
      'result-damaged',
      `A linha ${String(error['lines'])} do arquivo não pôde ser lida: está cortada, ou tem outro número de colunas.`,
    );
  }
}
