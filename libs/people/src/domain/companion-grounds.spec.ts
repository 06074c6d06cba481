import { expect, it } from '@jest/globals';
import { COMPANION_GROUND_CODES, COMPANION_GROUNDS } from './companion-grounds.js';

it('knows every ground once, each with its act and what proves it', () => {
  expect(new Set(COMPANION_GROUND_CODES).size).toBe(11);
  for (const { act, evidence } of COMPANION_GROUNDS) expect([act, evidence].every(Boolean)).toBe(true);
});

it('makes only the trip of a child under 16 out of the comarca compulsory', () =>
  expect(COMPANION_GROUNDS.filter(({ strength }) => strength === 'compulsory').map(({ code }) => code)).toEqual([
    'MENOR16_VIAGEM',
  ]));
