import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { HEADER, INDIVIDUAL, type Field } from '../domain/bpa/layout.js';
import { EMBARQUE_PROFILE } from '../domain/bpa/profile.js';
import { anyMonth, EXAMPLE_HEADER, MANAGER, type BpaMonth } from './testing/bpa-lines.js';
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
  return readFile((await writeBpaFile(request)).path);
};

const faultsOf = async (content: Uint8Array): Promise<number> => (await verifyBpaFile([content])).faultCount;

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
      { numRuns: 400 },
    ));

  it('is found in each digit of each numeric field, in a sealed file', async () => {
    const [month] = fc.sample(anyMonth, { numRuns: 1, seed: 7 });
    const content = await write(month!, true);
    const fields = [
      ...Object.values(HEADER).map((field) => [1, field] as const),
      ...Object.values(INDIVIDUAL).map((field) => [2, field] as const),
    ].filter(([, { type }]) => type === 'N');
    const lineEnd = content.indexOf(0x0d, HEADER.version.end + 2);
    const missed: string[] = [];
    for (const [line, field] of fields) {
      const start = placeOf(content, line, field);
      for (let at = start; at < start + field.length && at < lineEnd; at++)
        for (let digit = 0x30; digit <= 0x39; digit++)
          if (digit !== content[at] && (await faultsOf(changed(content, at, digit))) === 0)
            missed.push(`${field.name} ${at}`);
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
      { numRuns: 150 },
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
      { numRuns: 300 },
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
