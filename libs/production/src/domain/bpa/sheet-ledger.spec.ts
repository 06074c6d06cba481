import { describe, expect, it } from '@jest/globals';
import { SheetLedger } from './sheet-ledger.js';

const HERE = 1;
const ledgerOf = (...places: readonly (readonly [actor: number, sheet: number, sequence: number])[]): SheetLedger => {
  const ledger = new SheetLedger();
  places.forEach(([actor, sheet, sequence], index) => ledger.record(HERE, actor, sheet, sequence, index + 2));
  return ledger;
};
const sheet = (number: number, lines: number, actor = 7) =>
  Array.from({ length: lines }, (_, index) => [actor, number, index + 1] as const);

describe('the sheets that a file has used', () => {
  it('are whole when they count on from 001/01, in whatever order the lines stand', () => {
    expect([...ledgerOf(...sheet(2, 4), ...sheet(1, 99), ...sheet(1, 20, 8)).gaps()]).toEqual([]);
    expect([...ledgerOf(...sheet(1, 99), ...sheet(2, 99), ...sheet(3, 1)).gaps()]).toEqual([]);
    expect([...ledgerOf(...[...sheet(1, 20), ...sheet(2, 20), ...sheet(3, 7)].reverse()).gaps()]).toEqual([]);
  });

  it('know a line again, but not one of another professional or place', () => {
    const ledger = ledgerOf([7, 1, 1], [7, 1, 99]);
    expect(ledger.record(HERE, 7, 1, 99, 4)).toBe('repeated');
    expect(ledger.record(HERE, 8, 1, 99, 5)).toBe('new');
    expect(ledger.record(HERE + 1, 7, 1, 99, 6)).toBe('new');
    expect(ledger.record(HERE, 7, 1, 1, 7)).toBe('repeated');
  });

  it('tell the first line of the group, and what is missing', () => {
    expect([...ledgerOf(...sheet(1, 3, 8), [7, 2, 1]).gaps()]).toEqual([
      { kind: 'missing-sheet', firstLine: 5, sheet: 1 },
    ]);
    expect([...ledgerOf([7, 1, 1], [7, 1, 3]).gaps()]).toEqual([
      { kind: 'missing-line', firstLine: 2, sheet: 1, sequence: 2 },
    ]);
  });

  it('tell when only the last is not the shortest', () => {
    expect([...ledgerOf(...sheet(1, 98), ...sheet(2, 99)).gaps()]).toEqual([
      { kind: 'uneven-sheets', firstLine: 2, shortest: 98, longest: 99 },
    ]);
  });

  it('are followed up to half a million, in bounded memory', () => {
    const ledger = new SheetLedger();
    let overflowed = 0;
    for (let actor = 0; actor < 500_010; actor++)
      if (ledger.record(HERE, actor, 1, 1, actor) === 'overflow') overflowed++;
    expect(overflowed).toBe(10);
    expect(ledger.record(HERE, 3, 1, 1, 9)).toBe('repeated');
    expect([...ledger.gaps()]).toEqual([]);
  });
});
