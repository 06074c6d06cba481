import { Cep, Cns, Cpf, LocalDate, Nationality, Race, Sex, StreetType, the } from '#embarque/kernel';
import { type PersonalData } from '../domain/personal-data.js';

/** A person who does not exist. */
export const invented: PersonalData = {
  name: 'Maria Exemplo da Silva',
  birthDate: the(LocalDate, '1970-03-15'),
  sex: the(Sex, 'F'),
  race: the(Race, '03'),
  nationality: the(Nationality, '010'),
  cpf: the(Cpf, '12345678909'),
  cns: the(Cns, '700000000000005'),
  cep: the(Cep, '37280000'),
  streetType: the(StreetType, '081'),
  street: 'das Flores Inventadas',
  number: 'SN',
  district: 'Centro',
  phone: '35999990000',
  email: 'maria@example.org',
  homeless: 'N',
  withoutCpf: 'N',
};

/** The n-th invented CPF, valid by its check digits. */
export function inventedCpf(n: number): Cpf {
  const base = String(100_000_000 + n);
  const digit = (digits: string): number => {
    const sum = [...digits].reduce((total, char, i) => total + Number(char) * (digits.length + 1 - i), 0);
    return sum % 11 < 2 ? 0 : 11 - (sum % 11);
  };
  const first = digit(base);
  return the(Cpf, `${base}${first}${digit(`${base}${first}`)}`);
}
