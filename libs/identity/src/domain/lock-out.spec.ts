import { expect, it } from '@jest/globals';
import { lockedMinutes } from './lock-out.js';

it('locks an account after the fifth failure, twice as long after each further one, up to an hour', () =>
  expect(Array.from({ length: 14 }, (_, index) => lockedMinutes(index + 1))).toEqual([
    ...[0, 0, 0, 0],
    ...[1, 2, 4, 8, 16, 32, 60, 60, 60, 60],
  ]));
