import { UnreadableFile } from './unreadable.js';

/*
 * The inverse of "implode" of the PKWare Data Compression Library, which DATASUS packs its tables with. The packages that
 * do it follow a damaged file into endless memory, or take what follows the end for more of it; this one refuses.
 *
 * Format: a byte 0 or 1 (literals plain or coded), a byte 4 to 6 (low bits of a distance), then symbols, first bit lowest.
 * 0 is followed by a literal, 1 by a length and a distance back; the length 519 is the end. Codes are canonical and inverted
 * (B. Rudiak-Gould, comp.compression, 13 August 2001; M. Adler, `blast`).
 */

/** How many bits a code has, symbol by symbol: low four bits the length, high four how many more symbols have it. */
const LITERAL_CODE = [
  ...[
    11, 124, 8, 7, 28, 7, 188, 13, 76, 4, 10, 8, 12, 10, 12, 10, 8, 23, 8, 9, 7, 6, 7, 8, 7, 6, 55, 8, 23, 24, 12, 11,
  ],
  ...[7, 9, 11, 12, 6, 7, 22, 5, 7, 24, 6, 11, 9, 6, 7, 22, 7, 11, 38, 7, 9, 8, 25, 11, 8, 11, 9, 12, 8, 12, 5, 38, 5],
  ...[
    38, 5, 11, 7, 5, 6, 21, 6, 10, 53, 8, 7, 24, 10, 27, 44, 253, 253, 253, 252, 252, 252, 13, 12, 45, 12, 45, 12, 61,
  ],
  ...[12, 45, 44, 173],
];
const LENGTH_CODE = [2, 35, 36, 53, 38, 23];
const DISTANCE_CODE = [2, 20, 53, 230, 247, 151, 248];

/** Of a length symbol: the shortest length, and how many more bits say which. */
const LENGTH_BASE = [3, 2, 4, 5, 6, 7, 8, 9, 10, 12, 16, 24, 40, 72, 136, 264];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8];
const END = 519;

interface Code {
  readonly longest: number;
  /** By the next `longest` bits: symbol << 4 | bits of it. */
  readonly table: Uint16Array;
}

function codeOf(packed: readonly number[]): Code {
  const lengths = packed.flatMap((byte) => Array<number>((byte >> 4) + 1).fill(byte & 15));
  const longest = Math.max(...lengths);
  const table = new Uint16Array(1 << longest);
  let code = 0;
  for (let length = 1; length <= longest; length++, code <<= 1) {
    lengths.forEach((of, symbol) => {
      if (of !== length) return;
      let bits = 0;
      for (let i = 0; i < length; i++) bits |= (((code >> i) & 1) ^ 1) << (length - 1 - i);
      for (; bits < table.length; bits += 1 << length) table[bits] = (symbol << 4) | length;
      code++;
    });
  }
  return { longest, table };
}

const LITERALS = codeOf(LITERAL_CODE);
const LENGTHS = codeOf(LENGTH_CODE);
const DISTANCES = codeOf(DISTANCE_CODE);

/** The farthest distance back. */
const WINDOW = 4096;
const BLOCK = 64 * 1024;
/** No symbol has more than 30 bits. */
const SYMBOL_BYTES = 4;

/** Unpacks in passing, whatever comes behind the end is left alone. @throws UnreadableFile it is cut, or not imploded data */
export async function* explode(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const exploder = new Exploder();
  for await (const piece of source) yield* exploder.take(piece);
  yield* exploder.end();
}

class Exploder {
  private input: Buffer = Buffer.alloc(0);
  private next = 0;
  private hold = 0;
  private held = 0;
  private hasHeader = false;
  private codesLiterals = false;
  private distanceBits = 0;
  private isOver = false;
  private readonly output = Buffer.alloc(WINDOW + BLOCK + END);
  private at = 0;
  /** Where what was not handed on begins. */
  private fresh = 0;

  *take(piece: Buffer): Generator<Buffer> {
    if (this.isOver) return;
    this.input = this.next < this.input.length ? Buffer.concat([this.input.subarray(this.next), piece]) : piece;
    this.next = 0;
    if (!this.hasHeader && this.input.length >= 2) this.readHeader();
    while (this.hasHeader && !this.isOver && this.input.length - this.next >= SYMBOL_BYTES) {
      this.symbol();
      if (this.at >= WINDOW + BLOCK) yield this.handOn();
    }
  }

  *end(): Generator<Buffer> {
    if (!this.hasHeader) throw cut();
    while (!this.isOver) {
      this.symbol();
      if (this.at >= WINDOW + BLOCK) yield this.handOn();
    }
    if (this.at > this.fresh) yield this.handOn();
  }

  private readHeader(): void {
    if (!isImploded(this.input)) throw damaged();
    this.codesLiterals = this.input[0] === 1;
    this.distanceBits = this.input[1]!;
    this.next = 2;
    this.hasHeader = true;
  }

  private symbol(): void {
    if (!this.bits(1)) {
      this.output[this.at++] = this.codesLiterals ? this.decode(LITERALS) : this.bits(8);
      return;
    }
    const symbol = this.decode(LENGTHS);
    const length = LENGTH_BASE[symbol]! + this.bits(LENGTH_BITS[symbol]!);
    if (length === END) {
      this.isOver = true;
      return;
    }
    const low = length === 2 ? 2 : this.distanceBits;
    const distance = (this.decode(DISTANCES) << low) + this.bits(low) + 1;
    if (distance > this.at) throw damaged();
    // Byte by byte: a copy may reach into what it writes.
    for (let i = 0; i < length; i++, this.at++) this.output[this.at] = this.output[this.at - distance]!;
  }

  private handOn(): Buffer {
    const block = Buffer.from(this.output.subarray(this.fresh, this.at));
    const kept = Math.min(this.at, WINDOW);
    this.output.copyWithin(0, this.at - kept, this.at);
    this.at = this.fresh = kept;
    return block;
  }

  private decode({ longest, table }: Code): number {
    const entry = table[this.peek(longest)]!;
    this.drop(entry & 15);
    return entry >> 4;
  }

  private bits(count: number): number {
    const value = this.peek(count);
    this.drop(count);
    return value;
  }

  private peek(count: number): number {
    while (this.held < count && this.next < this.input.length) {
      this.hold |= this.input[this.next++]! << this.held;
      this.held += 8;
    }
    return this.hold & ((1 << count) - 1);
  }

  private drop(count: number): void {
    if (count > this.held) throw cut();
    this.hold >>>= count;
    this.held -= count;
  }
}

/** Whether what begins so can be imploded data; text cannot. */
export const isImploded = (start: Uint8Array): boolean => start[0]! <= 1 && start[1]! >= 4 && start[1]! <= 6;

const cut = () =>
  new UnreadableFile('result-cut', 'O arquivo está cortado: os dados acabam antes do fim. Baixe-o outra vez.');
const damaged = () =>
  new UnreadableFile('result-damaged', 'Os dados comprimidos do arquivo estão danificados. Baixe-o outra vez.');
