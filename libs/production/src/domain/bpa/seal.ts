import { foldText } from './text.js';

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/** CRC-32 (ISO 3309), going on from `crc`; 0 to begin. Finds every change of up to 32 neighbouring bits. */
export function crc32(crc: number, bytes: Uint8Array, start: number, end: number): number {
  let value = ~crc;
  for (let i = start; i < end; i++) value = TABLE[(value ^ bytes[i]!) & 0xff]! ^ (value >>> 8);
  return ~value >>> 0;
}

/** The header's part that the seal covers: everything before cbc-versao. */
export const SEALED_HEADER_LENGTH = 120;

/** cbc-versao of a sealed file: CRC-32 of everything after the header line, then of the header's first 120 characters. */
export const sealedVersion = (version: string, crc: number): string =>
  `${foldText(version).slice(0, 2).padEnd(2, '-')}#${crc.toString(36).toUpperCase().padStart(7, '0')}`;

/** The CRC that a version field carries, if it is a seal. */
export function sealOf(version: string): number | undefined {
  const seal = /^..#([0-9A-Z]{7})$/.exec(version)?.[1];
  return seal === undefined ? undefined : parseInt(seal, 36);
}
