import { describe, expect, it } from '@jest/globals';
import { flawsOf, lackOfCpf } from './person-flaws.js';

describe('what a line cannot say of a person', () => {
  const ana = { name: 'Ana Exemplo', street: 'Rua das Acácias', district: 'Centro', race: '03' };

  it('is nothing, as a rule', () => expect(flawsOf(ana)).toEqual([]));

  it('is a name, a street or a district without a letter that BPA takes', () => {
    expect(flawsOf({ ...ana, name: '安娜' })).toEqual(['name-not-writable']);
    expect(flawsOf({ ...ana, street: '""' })).toEqual(['address-not-writable']);
    expect(flawsOf({ ...ana, district: '’' })).toEqual(['address-not-writable']);
  });

  it('is the ethnicity of whoever is indigenous, when it is not known', () => {
    expect(flawsOf({ ...ana, race: '05' })).toEqual(['ethnicity-missing']);
    expect(flawsOf({ ...ana, race: '05', ethnicity: 'X265' })).toEqual([]);
  });
});

describe('why somebody has no CPF', () => {
  it('is nobody’s question who has one', () => expect(lackOfCpf({ cpf: '52998224725', race: '05' })).toBeUndefined());

  it('is that they are indigenous, that the registration says so, or nothing that is known', () => {
    expect(lackOfCpf({ race: '05', withoutCpf: 'N' })).toBe('indigenous');
    expect(lackOfCpf({ race: '03', withoutCpf: 'S' })).toBe('declared');
    expect(lackOfCpf({ race: '03', withoutCpf: 'N' })).toBe('unexplained');
  });
});
