import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { putText, SPACE } from './bytes.js';
import { INDIVIDUAL } from './layout.js';
import { foldText } from './text.js';

const field = INDIVIDUAL.name;
const written = (text: string): string => {
  const line = new Uint8Array(field.end + 5).fill(SPACE);
  putText(line, -1, field, text);
  return String.fromCharCode(...line);
};
const inField = (text: string): string => written(text).slice(field.start - 1, field.end);

describe('text in a BPA file', () => {
  it.each([
    ['João da Conceição', 'JOAO DA CONCEICAO'],
    ["Joana D'Ávila", 'JOANA DAVILA'],
    ['Sant´Ana “Nina” D’Arc', 'SANTANA NINA DARC'],
    ['  José \t  Ñuñes\n', 'JOSE NUNES'],
    ['Straße Æon nº 5ª', 'STRASSE AEON NO 5A'],
    ['Łukasz Ørsted', 'LUKASZ ORSTED'],
    ['e\u0301 decomposto', 'E DECOMPOSTO'],
    ['Rua A – fundos', 'RUA A - FUNDOS'],
    ['李 Li 🚑', 'LI'],
  ])('is transliterated: %s', (text, expected) => {
    expect(foldText(text)).toBe(expected);
    expect(inField(text)).toBe(expected.padEnd(30));
  });

  it('is cut after it was folded, not before', () => {
    expect(inField(`${"'".repeat(25)}${'ß'.repeat(20)}`)).toBe('S'.repeat(30));
  });

  it('always is printable upper-case ASCII of the exact width, and never leaves its field', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(inField(text)).toMatch(/^(?:[!#-&(-_{-~][ -!#-&(-_{-~]*|) *$/);
        expect(written(text).length).toBe(field.end + 5);
        expect(written(text).slice(field.end)).toBe('     ');
      }),
      { numRuns: 2000 },
    ));

  it('folds the same character by character as at once', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((c) => String.fromCharCode(c)) }), (text) => {
        expect(inField(text).trimEnd()).toBe(foldText(text).slice(0, 30).trimEnd());
      }),
    ));
});
