import { type Cells } from '../domain/result.js';
import { csvHeadings, csvRecords } from './csv.js';
import { DBF_PREFIX, dbfHeaderLength, dbfRecords, dbfShapeOf } from './dbf.js';
import { explode, isImploded } from './explode.js';
import { Incoming } from './incoming.js';

/** A table of results: its columns in capitals, and its rows, some at a time. */
export interface ResultTable {
  readonly format: 'dbc' | 'dbf' | 'csv';
  readonly columns: readonly string[];
  /** @throws UnreadableFile while they are read */
  readonly rows: AsyncGenerator<Iterable<Cells>>;
}

/** Between the header of a DBC and what is imploded: a check sum whose making is not published. */
const CHECKSUM = 4;
/** So much of a CSV holds its headings. */
const HEADINGS = 8 * 1024;

/**
 * Opens a table of DATASUS by what it is, whatever it is called: `.dbc` (a DBF whose records are imploded), `.dbf`, or `.csv`
 * of the same columns. All of it is read in passing.
 */
export async function openResult(source: AsyncIterable<Uint8Array>): Promise<ResultTable> {
  const incoming = new Incoming(source);
  const headerLength = dbfHeaderLength(await incoming.first(DBF_PREFIX));
  if (headerLength) {
    const start = await incoming.first(headerLength + CHECKSUM + 2);
    const shape = dbfShapeOf(start);
    if (shape) {
      const packed = headerLength + CHECKSUM;
      const isDbc = start.length >= packed + 2 && isImploded(start.subarray(packed));
      const bytes = isDbc ? explode(incoming.from(packed)) : incoming.from(headerLength);
      return { format: isDbc ? 'dbc' : 'dbf', columns: shape.columns, rows: dbfRecords(shape, bytes) };
    }
  }
  const { columns, delimiter } = csvHeadings(await incoming.first(HEADINGS));
  return { format: 'csv', columns, rows: csvRecords(incoming.from(0), delimiter) };
}
