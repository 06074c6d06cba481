import { type Cells } from '../domain/result.js';
import { UnreadableFile } from './unreadable.js';

/** What the header of a DBF says of its records. */
export interface DbfShape {
  readonly records: number;
  readonly headerLength: number;
  readonly recordLength: number;
  readonly columns: readonly string[];
  /** Of each column: its first byte in a record, which begins with a mark of its own, and the byte behind its last. */
  readonly places: readonly (readonly [start: number, end: number])[];
}

/** Where the length of the header stands, and how many bytes tell it. */
export const DBF_PREFIX = 32;
const DESCRIPTOR = 32;
const HEADER_END = 0x0d;
/** dBASE III without memo fields. */
const VERSION = 3;
/** No DBF is larger: its programs count bytes in 31 bits. */
const LARGEST = 2 ** 31;

export const dbfHeaderLength = (start: Buffer): number | undefined =>
  start.length >= DBF_PREFIX && start[0] === VERSION ? start.readUInt16LE(8) : undefined;

/** Reads a whole header; undefined when it is none. */
export function dbfShapeOf(header: Buffer): DbfShape | undefined {
  const headerLength = dbfHeaderLength(header);
  if (!headerLength || header.length < headerLength) return undefined;
  const [records, recordLength] = [header.readUInt32LE(4), header.readUInt16LE(10)];
  const columns: string[] = [];
  const places: [number, number][] = [];
  let end = 1;
  let at = DBF_PREFIX;
  for (; at + DESCRIPTOR < headerLength && header[at] !== HEADER_END; at += DESCRIPTOR) {
    const [name = ''] = header.toString('latin1', at, at + 11).split('\0');
    const start = end;
    end += header[at + 16]!;
    columns.push(name.trim().toUpperCase());
    places.push([start, end]);
  }
  const isWhole = columns.length > 0 && header[at] === HEADER_END && end === recordLength;
  if (!isWhole || records * recordLength > LARGEST) return undefined;
  return { records, headerLength, recordLength, columns, places };
}

const GOOD = 0x20;
const DELETED = 0x2a;
/** The mark behind the last record, and what pads it. */
const FILLERS: ReadonlySet<number> = new Set([0x1a, 0x00]);

/**
 * The records that stand behind a header, some at a time, in constant memory; deleted ones are passed over.
 * @throws UnreadableFile there are fewer or more than the header says
 */
export async function* dbfRecords(shape: DbfShape, bytes: AsyncIterable<Buffer>): AsyncGenerator<Iterable<Cells>> {
  const { records, recordLength } = shape;
  let rest: Buffer = Buffer.alloc(0);
  let read = 0;
  for await (const piece of bytes) {
    const block = rest.length ? Buffer.concat([rest, piece]) : piece;
    const whole = Math.min(Math.floor(block.length / recordLength), records - read);
    if (whole) yield cellsOf(shape, block, whole, read + 1);
    read += whole;
    rest = block.subarray(whole * recordLength);
    if (read < records) continue;
    if (!rest.every((byte) => FILLERS.has(byte))) {
      throw new UnreadableFile('result-damaged', `O arquivo tem mais registros do que anuncia (${count(records)}).`);
    }
    rest = Buffer.alloc(0);
  }
  if (read < records) {
    throw new UnreadableFile(
      'result-cut',
      `O arquivo está cortado (registros anunciados: ${count(records)}; no arquivo: ${count(read)}). Baixe-o outra vez.`,
    );
  }
}

function* cellsOf({ recordLength, places }: DbfShape, block: Buffer, whole: number, first: number): Generator<Cells> {
  let base = 0;
  const cells: Cells = (column) => {
    const [start, end] = places[column]!;
    return block.toString('latin1', base + start, base + end).trim();
  };
  for (let i = 0; i < whole; i++, base += recordLength) {
    const mark = block[base];
    if (mark === GOOD) yield cells;
    else if (mark !== DELETED) {
      throw new UnreadableFile('result-damaged', `O registro ${count(first + i)} do arquivo está danificado.`);
    }
  }
}

const count = (number: number): string => number.toLocaleString('pt-BR');
