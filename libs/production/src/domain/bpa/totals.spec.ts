import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BPA_MAG_COUNTERS } from './profile.js';
import { placeOf, Totals } from './totals.js';

const controlOf = (...lines: (readonly [procedure: number, quantity: number])[]): number => {
  const totals = new Totals();
  for (const [procedure, quantity] of lines) totals.add(procedure, quantity);
  return totals.control;
};

describe('the control field', () => {
  it.each([
    [
      1973,
      [
        [803010125, 5],
        [803010109, 5],
      ],
    ],
    [
      1300,
      [
        [803010125, 5],
        [803010109, 5],
        [803010125, 4],
      ],
    ],
    [1111, [[803010125, 677]]],
  ] as const)('is %i in the example of the document', (expected, lines) => {
    expect(controlOf(...lines)).toBe(expected);
  });

  it('is (Σ procedure + Σ quantity) mod 1111 + 1111, computed in wide integers', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9_999_999_999 }), fc.integer({ min: 0, max: 999_999 }))),
        (lines) => {
          const sum = lines.reduce((total, [procedure, quantity]) => total + BigInt(procedure) + BigInt(quantity), 0n);
          expect(controlOf(...lines)).toBe(Number(sum % 1111n) + 1111);
        },
      ),
    ));
});

describe('the counters of BPA-Mag', () => {
  it('count one line more than the data, and a sheet once per record type, CNES and competence', () => {
    const totals = new Totals();
    const sheets: [2 | 3, number, number, number][] = [
      [2, 1, 202608, 1],
      [3, 1, 202608, 1],
      [3, 1, 202608, 1],
      [3, 1, 202608, 2],
      [3, 1, 202607, 2],
      [3, 2, 202607, 2],
      [3, 1, 202608, 1],
    ];
    for (const [kind, cnes, competence, sheet] of sheets) {
      totals.individual++;
      totals.addSheet(placeOf(kind, cnes, competence), sheet);
    }
    expect(BPA_MAG_COUNTERS.lines(totals)).toBe(8);
    expect(BPA_MAG_COUNTERS.sheets(totals)).toBe(5);
  });
});
