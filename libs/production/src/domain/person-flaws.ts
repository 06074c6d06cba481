import { foldText } from './bpa/text.js';

/** What a BPA line must say of a person and cannot, and what would change that (pt-BR). */
export const PERSON_FLAWS = {
  'name-not-writable': {
    text: 'O nome da pessoa não tem letras que o BPA aceite.',
    remedy: 'Corrija o nome no cadastro.',
  },
  'address-not-writable': {
    text: 'O logradouro ou o bairro da pessoa não tem letras que o BPA aceite.',
    remedy: 'Corrija o endereço no cadastro.',
  },
  'ethnicity-missing': {
    text: 'Falta a etnia da pessoa indígena.',
    remedy: 'Informe a etnia no cadastro.',
  },
} as const;
export type PersonFlaw = keyof typeof PERSON_FLAWS;

interface Written {
  readonly name: string;
  readonly street?: string;
  readonly district?: string;
  readonly race?: string;
  readonly ethnicity?: string;
}

/**
 * Why somebody has no CPF: of the indigenous, and of whoever is registered as a person without one, procedures that take
 * only a CPF take another document.
 */
export type NoCpf = 'indigenous' | 'declared' | 'unexplained';

/** Undefined of whoever has one. */
export const lackOfCpf = ({
  cpf,
  race,
  withoutCpf,
}: {
  cpf?: string;
  race?: string;
  withoutCpf?: string;
}): NoCpf | undefined =>
  cpf ? undefined : race === INDIGENOUS ? 'indigenous' : withoutCpf === 'S' ? 'declared' : 'unexplained';

/** Raça/cor 05: only then is there an ethnicity, and then there must be one. */
const INDIGENOUS = '05';

/** What the writer of lines would refuse, found before the month is closed. */
export function flawsOf({ name, street = '-', district = '-', race, ethnicity }: Written): PersonFlaw[] {
  const flaws: PersonFlaw[] = [];
  if (!foldText(name)) flaws.push('name-not-writable');
  if (!foldText(street) || !foldText(district)) flaws.push('address-not-writable');
  if (race === INDIGENOUS && !ethnicity) flaws.push('ethnicity-missing');
  return flaws;
}
