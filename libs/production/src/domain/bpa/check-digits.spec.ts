import { describe, expect, it } from '@jest/globals';
import { Cnpj, Cns, Cpf, ProcedureCode } from '#embarque/kernel';
import fc from 'fast-check';
import { isCnpj, isCns, isCpf, isProcedure } from './check-digits.js';

const ascii = (text: string): Uint8Array => Uint8Array.from(`xx${text}x`, (character) => character.charCodeAt(0));

/** Numbers of which some are right: random ones, and neighbours of a right one. */
const near = (length: number, right: string) =>
  fc.oneof(
    fc.stringMatching(new RegExp(`^\\d{${length}}$`)),
    fc
      .tuple(fc.integer({ min: 0, max: length - 1 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 99 }))
      .map(([at, digit, end]) => right.slice(0, at) + digit + right.slice(at + 1, -2) + String(end).padStart(2, '0'))
      .map((text) => text.slice(-length)),
  );

describe('check digits on bytes', () => {
  it.each([
    ['CNS', isCns, Cns, 15, '700000000000005'],
    ['definitive CNS', isCns, Cns, 15, '123456789010000'],
    ['CPF', isCpf, Cpf, 11, '12345678909'],
    ['CNPJ', isCnpj, Cnpj, 14, '11222333000181'],
    ['procedure', isProcedure, ProcedureCode, 10, '0803010125'],
  ] as const)('agree with the kernel: %s', (_, onBytes, inKernel, length, right) => {
    expect(onBytes(ascii(right), 2)).toBe(true);
    fc.assert(
      fc.property(near(length, right), (text) => {
        expect([text, onBytes(ascii(text), 2)]).toEqual([text, inKernel.is(text)]);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['00000000000', '11111111111', '99999999999'])('refuse a CPF of equal digits: %s', (text) => {
    expect(isCpf(ascii(text), 2)).toBe(false);
  });
});
