import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { CsvError, parse, type Info } from 'csv-parse';
import { type SheetRow } from './sheet-row.js';
import { LIMITS, tooManyColumns, UnreadableFile } from './unreadable.js';

const SLICE = 64 * 1024;
const DELIMITERS = [';', ',', '\t'] as const;

/** UTF-8 when it is; else what Windows writes in Brazil, a superset of Latin-1. With a mark for it, UTF-16. */
export function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** The one that stands most often in the first line, outside of quotes. */
export function delimiterOf(start: string): string {
  const [first = ''] = start
    .replace(/"[^"]*"/g, '')
    .trimStart()
    .split(/[\r\n]/);
  const counts = DELIMITERS.map((delimiter) => first.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

/** The rows of a CSV of any of the usual kinds, in passing. @throws UnreadableFile */
export async function* readCsv(bytes: Buffer): AsyncGenerator<SheetRow> {
  const encoding = encodingOf(bytes);
  if (!encoding.startsWith('utf-16') && bytes.includes(0)) {
    throw new UnreadableFile('file-not-a-spreadsheet', 'O arquivo não é uma planilha CSV nem XLSX.');
  }
  const decoder = new TextDecoder(encoding);
  const parser = Readable.from(decoded(bytes, decoder)).pipe(
    parse({
      delimiter: delimiterOf(new TextDecoder(encoding).decode(bytes.subarray(0, SLICE))),
      ...{ info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
      // Left to be found out, the end of a line is looked for again at every character until there is one.
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: LIMITS.columns * LIMITS.cell,
    }),
  );
  let number = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const inside = record.reduce((lines, cell) => lines + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
      number = Math.max(number + 1, info.lines - inside);
      if (record.length > LIMITS.columns) throw tooManyColumns(number);
      yield { number, cells: record.map((cell) => cell.trim()) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile(
      'csv-unreadable',
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? `Há aspas que abrem e não fecham, na linha ${String(error['lines'])} ou antes dela.`
        : `A linha ${String(error['lines'])} não pôde ser lida: confira as aspas e o separador.`,
    );
  }
}

function* decoded(bytes: Buffer, decoder: InstanceType<typeof TextDecoder>): Generator<string> {
  for (let at = 0; at < bytes.length; at += SLICE)
    yield decoder.decode(bytes.subarray(at, at + SLICE), { stream: true });
  yield decoder.decode();
}
