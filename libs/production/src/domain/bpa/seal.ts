import { foldText } from './text.js';

const byteTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/** What a byte does to the CRC when none to three bytes follow it: four are taken at once. */
const [FOLLOWED_BY_0, FOLLOWED_BY_1, FOLLOWED_BY_2, FOLLOWED_BY_3] = [0, 1, 2, 3].map((following) =>
  byteTable.map((crc) => {
    for (let n = 0; n < following; n++) crc = byteTable[crc & 0xff]! ^ (crc >>> 8);
    return crc;
  }),
) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];

/** CRC-32 (ISO 3309), going on from `crc`; 0 to begin. Finds every change of up to 32 neighbouring bits. */
export function crc32(crc: number, bytes: Uint8Array, start: number, end: number): number {
  let value = ~crc;
  let i = start;
  for (; i < end - 3; i += 4) {
    value =
      FOLLOWED_BY_3[(value ^ bytes[i]!) & 0xff]! ^
      FOLLOWED_BY_2[((value >>> 8) ^ bytes[i + 1]!) & 0xff]! ^
      FOLLOWED_BY_1[((value >>> 16) ^ bytes[i + 2]!) & 0xff]! ^
      FOLLOWED_BY_0[((value >>> 24) ^ bytes[i + 3]!) & 0xff]!;
  }
  for (; i < end; i++) value = FOLLOWED_BY_0[(value ^ bytes[i]!) & 0xff]! ^ (value >>> 8);
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
