import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type TestRow, biRow, csvOf, dbcOf, dbfOf, implode, inPieces, paRow } from '../testing/tables.js';
import { explode } from './explode.js';
import { openResult } from './open-result.js';
import { type UnreadableFile } from './unreadable.js';

/** All rows of a file, by their columns. */
async function rowsOf(bytes: Uint8Array, pieces = 1000): Promise<TestRow[]> {
  const { columns, rows } = await openResult(inPieces(bytes, pieces));
  const read: TestRow[] = [];
  for await (const batch of rows) {
    for (const cells of batch) read.push(Object.fromEntries(columns.map((name, index) => [name, cells(index)])));
  }
  return read;
}
const codeOf = (bytes: Uint8Array): Promise<string> =>
  rowsOf(bytes).then(
    () => 'read',
    ({ refused }: UnreadableFile) => refused.refusal.code,
  );

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const anyRow = fc
  .record({ PA_CODUNI: digits(7), PA_PROC_ID: digits(10), PA_QTDPRO: fc.nat().map(String), PA_CNSMED: digits(15) })
  .map((row): TestRow => paRow(row));
const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 40 });

describe('imploded data', () => {
  it('come out as they went in, of any bytes, code and dictionary, in pieces of any length', async () => {
    const repetitive = fc
      .array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 60 })), {
        maxLength: 30,
      })
      .map((parts) => Buffer.concat(parts.flatMap(([bytes, times]) => Array<Uint8Array>(times).fill(bytes))));
    await fc.assert(
      fc.asyncProperty(
        // The packer loses one byte or two that come alone; no record is so short.
        fc.oneof(repetitive, fc.uint8Array({ maxLength: 3000 })).filter(({ length }) => length > 2),
        fc.constantFrom('Binary' as const, 'Ascii' as const),
        fc.constantFrom('Small' as const, 'Medium' as const, 'Large' as const),
        fc.integer({ min: 1, max: 5000 }),
        async (bytes, literals, dictionary, length) => {
          const source = inPieces(await implode(bytes, literals, dictionary), length);
          const parts: Buffer[] = [];
          for await (const part of explode(source as AsyncIterable<Buffer>)) parts.push(part);
          expect(Buffer.concat(parts).equals(bytes)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are refused when they are noise, and never without end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.constantFrom(4, 5, 6), async (noise, dictionary) => {
        const { header } = dbfOf([paRow()]);
        const bytes = Buffer.concat([header, Buffer.alloc(4), Buffer.from([0, dictionary]), noise]);
        expect(await codeOf(bytes)).toMatch(/^result-(cut|damaged)$/);
      }),
    );
  });
});

describe('a table of results', () => {
  it('reads back from a .dbc, whatever its rows and however it comes', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, fc.integer({ min: 1, max: 3000 }), async (rows, pieces) => {
        expect(await rowsOf(await dbcOf(rows), pieces)).toEqual(rows);
      }),
      { numRuns: 40 },
    );
  });

  it('reads back from a .dbf and from a .csv with either separator', async () => {
    const rows = [paRow(), paRow({ PA_CODUNI: '9900011' }), paRow({ PA_VALPRO: '0.00' })];
    const { header, records } = dbfOf(rows);
    const unmarked = dbfOf(rows, { end: '' });
    const files = [
      Buffer.concat([header, records]),
      Buffer.concat([unmarked.header, unmarked.records]),
      csvOf(rows),
      csvOf(rows, ';'),
      csvOf(rows).subarray(0, -2),
    ];
    for (const file of files) expect(await rowsOf(file, 7)).toEqual(rows);
    expect((await openResult(inPieces(await dbcOf([biRow()])))).format).toBe('dbc');
  });

  it('passes over records that were deleted', async () => {
    const { header, records } = dbfOf([paRow(), paRow({ PA_CODUNI: '9900011' })], { marks: '* ' });
    expect(await rowsOf(Buffer.concat([header, records]))).toEqual([paRow({ PA_CODUNI: '9900011' })]);
  });

  it('is refused when there is more or less of it than its header says, or a record is no record', async () => {
    const two = dbfOf([paRow(), paRow()]);
    const one = dbfOf([paRow()]);
    const broken = dbfOf([paRow()], { marks: 'x' });
    expect(await codeOf(Buffer.concat([one.header, two.records]))).toBe('result-damaged');
    expect(await codeOf(Buffer.concat([two.header, one.records]))).toBe('result-cut');
    expect(await codeOf(Buffer.concat([broken.header, broken.records]))).toBe('result-damaged');
  });

  it('is refused as a .csv with a row of another length', async () => {
    const whole = csvOf([paRow(), paRow()]);
    expect(await codeOf(whole.subarray(0, -30))).toBe('result-damaged');
  });
});
