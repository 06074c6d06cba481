import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kilometres } from '#embarque/kernel';
import { formulaOf } from './quantity-formula.js';
import { QUANTITY_POLICIES, unitsOf } from './quantity-policy.js';

const [truncated, halfUp, ceiling, perLeg] = QUANTITY_POLICIES;

describe('a formula with the numbers of a line in it', () => {
  it.each([
    [truncated!, 157, 2, 'trunc(2 × 157 km ÷ 50 km) = trunc(6,28) = 6 un.'],
    [truncated!, 157, 1, 'trunc(157 km ÷ 50 km) = trunc(3,14) = 3 un.'],
    [halfUp!, 62.5, 2, 'round(2 × 62,5 km ÷ 50 km) = round(2,5) = 3 un.'],
    [ceiling!, 72, 2, 'ceil(2 × 72 km ÷ 50 km) = ceil(2,88) = 3 un.'],
    [perLeg!, 72, 2, '2 × ceil(72 km ÷ 50 km) = 2 × ceil(1,44) = 4 un.'],
    [perLeg!, 72, 1, 'ceil(72 km ÷ 50 km) = ceil(1,44) = 2 un.'],
  ] as const)('$id', (policy, km, legs, written) => expect(formulaOf(policy, kilometres(km), legs)).toBe(written));

  it('comes to the units that the line has', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...QUANTITY_POLICIES),
        fc.integer({ min: 1, max: 3_000_000 }),
        fc.constantFrom(1 as const, 2 as const),
        (policy, metres, legs) => {
          const distance = kilometres(metres / 1000);
          expect(formulaOf(policy, distance, legs)).toMatch(new RegExp(` = ${unitsOf(policy, distance, legs)} un\\.$`));
        },
      ),
    ));
});
