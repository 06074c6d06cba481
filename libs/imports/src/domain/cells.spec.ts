import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Cpf } from '#embarque/kernel';
import { date, digits, flag, metres, oneOf, phone, plain, time, whole, type Reader } from './cells.js';

const valueOf = (read: Reader, text: string): unknown => {
  const result = read(text);
  return 'value' in result ? result.value : result;
};
const REFUSED = { complaint: expect.any(String) };

describe('what stands in a cell', () => {
  it.each([
    ['1234567890', '01234567890'],
    ['012.345.678-90', '01234567890'],
    ['12345678909.0', '12345678909'],
    ['12345678909,0', '12345678909'],
    ['12 345', '12345'],
    ['1,23457E+10', REFUSED],
    ['7E+14', REFUSED],
  ])('is the document %s as a spreadsheet left it', (text, expected) =>
    expect(valueOf(digits(11, 5), text)).toEqual(expected),
  );

  it('is a phone, with or without signs and the country', () =>
    expect(
      ['(37) 99999-0000', '+55 37 99999 0000', '037 3333-0000', '3733330000'].map((text) => valueOf(phone, text)),
    ).toEqual([...['37999990000', '37999990000', '3733330000', '3733330000']]));

  it('gives every CPF back that lost its leading zeros as a number', () =>
    fc.assert(
      fc.property(fc.nat(99_999_999), (n) => {
        const base = String(n).padStart(9, '0');
        const cpf = Array.from({ length: 100 }, (_, end) => base + String(end).padStart(2, '0')).find(Cpf.is)!;
        const number = String(Number(cpf));
        fc.pre(number.length >= 6);
        expect(valueOf(digits(11, 5), number)).toBe(cpf);
      }),
      { numRuns: 50 },
    ));

  it.each([
    ['05/10/2026', '2026-10-05'],
    ['5/1/2026', '2026-01-05'],
    ['05-10-2026', '2026-10-05'],
    ['2026-10-05', '2026-10-05'],
    ['05/10/2026 00:00:00', '2026-10-05'],
    ['46300', '2026-10-05'],
    ['25569', '1970-01-01'],
    ['30/02/2026', REFUSED],
    ['10/25/2026', REFUSED],
    ['05/10/26', REFUSED],
    ['1970', REFUSED],
    ['ontem', REFUSED],
  ])('is the day %s', (text, expected) => expect(valueOf(date, text)).toEqual(expected));

  it.each([
    ['8:00', '08:00'],
    ['08:00:00', '08:00'],
    ['8h', '08:00'],
    ['8h30', '08:30'],
    ['0,3125', '07:30'],
    ['25:00', REFUSED],
    ['manhã', REFUSED],
  ])('is the hour %s', (text, expected) => expect(valueOf(time, text)).toEqual(expected));

  it.each([
    ['72', 72_000],
    ['72,5', 72_500],
    ['72.5 km', 72_500],
    ['1250', 1_250_000],
    ['1.250', REFUSED],
    ['longe', REFUSED],
  ])('is a distance of %s kilometres', (text, expected) => expect(valueOf(metres, text)).toEqual(expected));

  it('is a whole number, or an answer, whichever way it is written', () => {
    expect(['22', '22,0', '22.00'].map((text) => valueOf(whole, text))).toEqual([22, 22, 22]);
    expect(valueOf(whole, '22,5')).toEqual(REFUSED);
    expect(['Sim', 's', 'X', '1', 'NÃO', 'n', '0'].map((text) => valueOf(flag, text))).toEqual([
      ...[true, true, true, true],
      ...[false, false, false],
    ]);
    expect(valueOf(flag, 'talvez')).toEqual(REFUSED);
  });

  it('is one of some words, with or without accents', () => {
    const read = oneOf(new Map(Object.entries({ Própria: 'OWN', Da_casa: 'OWN', Contratada: 'CONTRACTED' })));
    expect([valueOf(read, 'PROPRIA'), valueOf(read, ' contratada')]).toEqual(['OWN', 'CONTRACTED']);
    expect(valueOf(read, 'alugada')).toEqual({ complaint: 'deve ser uma destas opções: Própria, Contratada' });
  });

  it('is compared without accents, case and signs', () => expect(plain('Raça/Cor ')).toBe('racacor'));
});
