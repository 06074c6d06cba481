import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { HEADER, INDIVIDUAL, type Field } from '../domain/bpa/layout.js';
import { EMBARQUE_PROFILE } from '../domain/bpa/profile.js';
import { anyMonth, EXAMPLE_HEADER, MANAGER, type BpaMonth } from './testing/bpa-lines.js';
import { NUMERIC } from './testing/by-the-document.js';
import { verifyBpaFile } from './verify-bpa-file.js';
import { writeBpaFile } from './write-bpa-file.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bpa-'));
});
afterAll(() => rm(directory, { recursive: true }));

const write = async ({ competence, lines }: BpaMonth, sealed: boolean): Promise<Buffer> => {
  const profile = { ...EMBARQUE_PROFILE, sealed };
  const request = { directory, manager: MANAGER, competence, header: EXAMPLE_HEADER, lines, profile };
  const [{ path }] = await writeBpaFile(request);
  return readFile(path);
};

const faultsOf = async (content: Uint8Array): Promise<number> => (await verifyBpaFile([content])).faultCount;

/** The file with a BPA-C line before its BPA-I lines, sealed again by the document's own reckoning of its header. */
function withConsolidated(content: Buffer): Buffer {
  const [header, ...lines] = content.toString('latin1').split('\r\n');
  const added = `02${'2126494'}${header!.slice(7, 13)}225125001010803010125000000003BPA`;
  const sum = lines
    .slice(0, -1)
    .reduce((total, line) => total + BigInt(line.slice(49, 59)) + BigInt(line.slice(88, 94)), 803010125n + 3n);
  const count = (from: number, more: number) => String(Number(header!.slice(from, from + 6)) + more).padStart(6, '0');
  const start = `${header!.slice(0, 13)}${count(13, 1)}${count(19, 1)}${(sum % 1111n) + 1111n}${header!.slice(29, 120)}`;
  const body = Buffer.from([added, ...lines].join('\r\n'), 'latin1');
  // Body first, then the header's first 120 characters: as the version field of a sealed file says.
  const crc = crc32(Buffer.concat([body, Buffer.from(start, 'latin1')]));
  const seal = `EB#${crc.toString(36).toUpperCase().padStart(7, '0')}`;
  return Buffer.concat([Buffer.from(`${start}${seal}\r\n`, 'latin1'), body]);
}

/** Where a field of a line (1 = header) begins in the file. */
const placeOf = (content: Buffer, line: number, field: Field): number => {
  let start = 0;
  for (let n = 1; n < line; n++) start = content.indexOf(0x0a, start) + 1;
  return start + field.start - 1;
};

const changed = (content: Buffer, at: number, byte: number): Buffer => {
  const copy = Buffer.from(content);
  copy[at] = byte;
  return copy;
};

describe('a byte of a written file that was changed', () => {
  it('is found wherever it is, in a sealed file', () =>
    fc.assert(
      fc.asyncProperty(anyMonth, fc.nat(), fc.integer({ min: 1, max: 255 }), async (month, place, change) => {
        const content = await write(month, true);
        const at = place % content.length;
        fc.pre(at < HEADER.version.start - 1 || at >= HEADER.version.end);
        expect(await faultsOf(changed(content, at, content[at]! ^ change))).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    ));

  it('is found in each digit of each numeric field of header, BPA-I and BPA-C lines, in a sealed file', async () => {
    const [month] = fc.sample(anyMonth, { numRuns: 1, seed: 7 });
    const content = withConsolidated(await write(month!, true));
    expect(await faultsOf(content)).toBe(0);
    const records = content.toString('latin1').split('\r\n');
    const missed: string[] = [];
    for (const [line, record] of [...records.slice(0, 3).entries()]) {
      const fields = NUMERIC[record.slice(0, 2) as keyof typeof NUMERIC].filter(([, last]) => last <= record.length);
      const start = records.slice(0, line).reduce((sum, { length }) => sum + length + 2, 0);
      for (const [first, last] of fields)
        for (let at = start + first - 1; at < start + last; at++)
          for (const byte of Buffer.from('0123456789 -X'))
            if (byte !== content[at] && (await faultsOf(changed(content, at, byte))) === 0)
              missed.push(`line ${line + 1}, position ${at - start + 1}: ${byte}`);
    }
    expect(missed).toEqual([]);
  });

  const guarded = ['sheet', 'sequence', 'procedure', 'age', 'quantity'] as const;

  it.each(guarded)('is found without a seal in %s, which other fields guard', (key) =>
    fc.assert(
      fc.asyncProperty(
        anyMonth,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        async (month, line, digit, add) => {
          const content = await write(month, false);
          const field = INDIVIDUAL[key];
          const at = placeOf(content, 2 + (line % month.lines.length), field) + (digit % field.length);
          expect(await faultsOf(changed(content, at, 0x30 + ((content[at]! - 0x30 + add) % 10)))).toBeGreaterThan(0);
        },
      ),
      { numRuns: 100 },
    ),
  );

  it('is found without a seal in the control field', () =>
    fc.assert(
      fc.asyncProperty(anyMonth, fc.nat(), fc.integer({ min: 1, max: 9 }), async (month, digit, add) => {
        const content = await write(month, false);
        const at = HEADER.control.start - 1 + (digit % HEADER.control.length);
        expect(await faultsOf(changed(content, at, 0x30 + ((content[at]! - 0x30 + add) % 10)))).toBeGreaterThan(0);
      }),
    ));

  it('is found without a seal when a letter or a space comes into any numeric field that has a value', () =>
    fc.assert(
      fc.asyncProperty(
        anyMonth,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('X', 'O', '-', ' '),
        async (month, line, byte, by) => {
          const content = await write(month, false);
          const numeric = Object.values(INDIVIDUAL).filter(({ type }) => type === 'N');
          const places = numeric.flatMap((field) => {
            const start = placeOf(content, 2 + (line % month.lines.length), field);
            return Array.from({ length: field.length }, (_, i) => start + i).filter(
              (at) => /\d/.test(String.fromCharCode(content[at]!)) && field.length > 1,
            );
          });
          const at = places[byte % places.length]!;
          expect(await faultsOf(changed(content, at, by.charCodeAt(0)))).toBeGreaterThan(0);
        },
      ),
      { numRuns: 120 },
    ));
});

describe('any bytes', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .constantFrom('\r\n', '\n', '01#BPA#202608', '03', '02', '03'.padEnd(351, '0'), '02'.padEnd(48, '9'))
      .map((text) => Buffer.from(text, 'latin1')),
  );

  it('are answered with faults, and never crash', () =>
    fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async (pieces) => {
        const report = await verifyBpaFile(pieces, { keepOfEach: 2 });
        expect(report.ok).toBe(false);
        expect(report.faults.length).toBeGreaterThan(0);
        expect(report.faults.every(({ message }) => message.endsWith('.'))).toBe(true);
        expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      }),
      { numRuns: 1000 },
    ));

  it('of a file cut anywhere never crash', () =>
    fc.assert(
      fc.asyncProperty(anyMonth, fc.nat(), async (month, place) => {
        const content = await write(month, true);
        expect(await faultsOf(content.subarray(0, place % content.length))).toBeGreaterThan(0);
      }),
    ));
});
