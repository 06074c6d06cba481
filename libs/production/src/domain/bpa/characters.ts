import type { FaultLog } from './faults.js';

const PLAIN = 0;
const LOWER = 1;
const QUOTE = 2;
const FOREIGN = 3;
const KIND = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte < 0x20 || byte > 0x7e) return FOREIGN;
  if (byte >= 0x61 && byte <= 0x7a) return LOWER;
  return byte === 0x22 || byte === 0x27 ? QUOTE : PLAIN;
});

/** Whether the line is upper-case ASCII without quotes; what most lines are. */
export function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  let seen = PLAIN;
  for (let i = start; i < end; i++) seen |= KIND[bytes[i]!]!;
  return seen === PLAIN;
}

/** Says the first place of each kind of character that does not belong. */
export function sayForeign(log: FaultLog, line: number, bytes: Uint8Array, start: number, end: number): void {
  const first = (kind: number): number => {
    for (let i = start; i < end; i++) if (KIND[bytes[i]!] === kind) return i - start + 1;
    return 0;
  };
  const foreign = first(FOREIGN);
  const lower = first(LOWER);
  const quote = first(QUOTE);
  if (foreign) log.add('not-ascii', line, undefined, foreign);
  if (lower) log.add('not-upper-case', line, undefined, lower);
  if (quote) log.add('quote', line, undefined, quote);
}

/**
 * The line with every UTF-8 sequence of several bytes put as one `?`, so that its fields stand where its author meant
 * them; nothing when it has none, or is not UTF-8.
 */
export function withoutUtf8(bytes: Uint8Array, start: number, end: number): Uint8Array | undefined {
  const narrow = new Uint8Array(end - start);
  let length = 0;
  for (let i = start; i < end; length++) {
    const byte = bytes[i]!;
    const following = byte < 0x80 ? 0 : byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : 3;
    if (byte >= 0x80 && (byte < 0xc2 || byte > 0xf4)) return undefined;
    for (let n = 1; n <= following; n++) if (i + n >= end || (bytes[i + n]! & 0xc0) !== 0x80) return undefined;
    narrow[length] = following === 0 ? byte : 0x3f;
    i += following + 1;
  }
  return length === end - start ? undefined : narrow.subarray(0, length);
}
