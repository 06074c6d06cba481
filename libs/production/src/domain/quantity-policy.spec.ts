import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kilometres, type Distance } from '#embarque/kernel';
import { QUANTITY_POLICIES, quantityPolicy, unitsOf, type QuantityPolicy } from './quantity-policy.js';

const [truncated, halfUp, ceiling, perLeg] = QUANTITY_POLICIES.map(({ id }) => quantityPolicy(id, 1)!) as [
  QuantityPolicy,
  QuantityPolicy,
  QuantityPolicy,
  QuantityPolicy,
];

/** The formulas that were seen; what comes after them counts as the first one does. */
const FORMULAS = [truncated, halfUp, ceiling, perLeg];

const distances = fc.integer({ min: 1, max: 3_000_000 }).map((metres) => metres as Distance);
const legs = fc.constantFrom<1 | 2>(1, 2);

describe('from kilometres to units', () => {
  it('offers the four formulas, each by its name and version', () => {
    expect(FORMULAS.map(({ formula }) => formula)).toEqual([
      'trunc(2d/50)',
      'round(2d/50)',
      'ceil(2d/50)',
      '2·ceil(d/50)',
    ]);
    for (const policy of QUANTITY_POLICIES) expect(quantityPolicy(policy.id, policy.version)).toBe(policy);
    expect(quantityPolicy(truncated.id, 2)).toBeUndefined();
    expect(quantityPolicy('nenhuma', 1)).toBeUndefined();
  });

  it('offers the lowest one without a minimum, and by the odometer, too', () =>
    expect(
      QUANTITY_POLICIES.slice(4, 6).map(({ rounding, roundsPer, minimumMetres, distanceSource }) => [
        ...[rounding, roundsPer, minimumMetres, distanceSource],
      ]),
    ).toEqual([
      ['truncate', 'trip', 0, 'table'],
      ['truncate', 'trip', 50_000, 'odometer'],
    ]));

  it('offers each of them with one line for a person and month, too, counted alike', () => {
    const byTrip = QUANTITY_POLICIES.filter(({ linesPer }) => linesPer === 'trip');
    const byMonth = QUANTITY_POLICIES.filter(({ linesPer }) => linesPer === 'month');
    expect(byMonth.map(({ id }) => id)).toEqual(byTrip.map(({ id }) => `${id}-mensal`));
    const counting = ({ id: _, name: __, linesPer: ___, ...rest }: QuantityPolicy) => rest;
    expect(byMonth.map(counting)).toEqual(byTrip.map(counting));
  });

  // One-way km, then the units of a round trip under each formula: computed by hand.
  it.each([
    [10, 0, 0, 1, 2],
    [12, 0, 0, 1, 2],
    [24, 0, 1, 1, 2],
    [25, 1, 1, 1, 2],
    [30, 1, 1, 2, 2],
    [49, 1, 2, 2, 2],
    [50, 2, 2, 2, 2],
    [51, 2, 2, 3, 4],
    [74, 2, 3, 3, 4],
    [75, 3, 3, 3, 4],
    [80, 3, 3, 4, 4],
    [99, 3, 4, 4, 4],
    [100, 4, 4, 4, 4],
    [101, 4, 4, 5, 6],
    [110, 4, 4, 5, 6],
    [120, 4, 5, 5, 6],
    [126, 5, 5, 6, 6],
    [160, 6, 6, 7, 8],
    [200, 8, 8, 8, 8],
    [240, 9, 10, 10, 10],
    // The exact halves.
    [12.5, 0, 1, 1, 2],
    [37.5, 1, 2, 2, 2],
    [62.5, 2, 3, 3, 4],
  ])('%d km there and back give %d, %d, %d and %d units', (km, ...expected) =>
    expect(FORMULAS.map((policy) => unitsOf(policy, kilometres(km), 2))).toEqual(expected),
  );

  it.each([
    [50, 1, 1, 1, 1],
    [60, 1, 1, 2, 2],
    [75, 1, 2, 2, 2],
    [120, 2, 2, 3, 3],
  ])('%d km one way only give %d, %d, %d and %d units', (km, ...expected) =>
    expect(FORMULAS.map((policy) => unitsOf(policy, kilometres(km), 1))).toEqual(expected),
  );

  it('knows no fraction and no rounding error, to the metre', () => {
    const around = [kilometres(49.999), kilometres(50), kilometres(50.001)];
    expect(around.map((d) => unitsOf(truncated, d, 1))).toEqual([0, 1, 1]);
    expect(around.map((d) => unitsOf(ceiling, d, 1))).toEqual([1, 1, 2]);
    expect([12_499, 12_500].map((d) => unitsOf(halfUp, d as Distance, 2))).toEqual([0, 1]);
  });

  it('never gives less for a longer way or for one leg more', () =>
    fc.assert(
      fc.property(distances, distances, legs, fc.constantFrom(...QUANTITY_POLICIES), (a, b, n, policy) => {
        const [near, far] = a <= b ? [a, b] : [b, a];
        expect(unitsOf(policy, near, n)).toBeLessThanOrEqual(unitsOf(policy, far, n));
        expect(unitsOf(policy, near, 1)).toBeLessThanOrEqual(unitsOf(policy, near, 2));
      }),
    ));

  it('is whole; truncated ≤ rounded ≤ completed ≤ completed by leg, and no two of them are a unit apart a leg', () =>
    fc.assert(
      fc.property(distances, legs, (d, n) => {
        const units = [truncated, halfUp, ceiling, perLeg].map((policy) => unitsOf(policy, d, n));
        for (const unit of units) expect(Number.isInteger(unit)).toBe(true);
        expect(units).toEqual([...units].sort((a, b) => a - b));
        expect(units[2]! - units[0]!).toBeLessThanOrEqual(1);
        expect(units[3]! - units[2]!).toBeLessThanOrEqual(1);
        expect(Math.abs(units[1]! - (n * d) / 50_000)).toBeLessThanOrEqual(0.5);
      }),
    ));

  it('gives two single trips no more than the round trip when truncating, and no less when completing', () =>
    fc.assert(
      fc.property(distances, (d) => {
        expect(2 * unitsOf(truncated, d, 1)).toBeLessThanOrEqual(unitsOf(truncated, d, 2));
        expect(2 * unitsOf(ceiling, d, 1)).toBeGreaterThanOrEqual(unitsOf(ceiling, d, 2));
        expect(2 * unitsOf(perLeg, d, 1)).toBe(unitsOf(perLeg, d, 2));
      }),
    ));
});
