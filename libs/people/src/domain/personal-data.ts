import {
  completedYears,
  INDIGENOUS,
  reasonsOf,
  textValue,
  type Branded,
  type Cep,
  type Cns,
  type Cpf,
  type Ethnicity,
  type LocalDate,
  type Nationality,
  type Race,
  type Sex,
  type StreetType,
} from '#embarque/kernel';

/** A name as CADSUS takes it: two terms or more, single-letter terms only E or Y, no double spaces. */
export type PersonName = Branded<string, 'PersonName'>;
export const PersonName = textValue<PersonName>(
  'Nome',
  'deve ter nome e sobrenome, até 70 caracteres, sem espaços dobrados, sem números e sem letras soltas além de E e Y',
  'Maria Exemplo da Silva',
  (text) => {
    const terms = text.split(' ');
    return text.length <= 70 && terms.length > 1 && terms.every((term) => NAME_TERM.test(term));
  },
);
const NAME_TERM = /^(?:[EYey]|\p{L}[\p{L}\p{M}'’-]+)$/u;

/** Area code and number, digits only. */
export type Phone = Branded<string, 'Phone'>;
export const Phone = textValue<Phone>('Telefone', 'deve ter DDD e número, 10 ou 11 dígitos', '35999990000', (text) =>
  /^[1-9]\d{9,10}$/.test(text),
);

export type Email = Branded<string, 'Email'>;
export const Email = textValue<Email>(
  'E-mail',
  'deve ser um endereço de e-mail, até 60 caracteres',
  'maria@example.org',
  (text) => text.length <= 60 && /^[^\s@\p{C}]+@[^\s@\p{C}]+\.[^\s@\p{C}]+$/u.test(text),
);

export const YES_OR_NO = ['S', 'N'] as const;
export type YesOrNo = (typeof YES_OR_NO)[number];

/** Who somebody is and where they live: what BPA-I asks of a person (positions 60 to 351 of its line). */
export interface PersonalData {
  readonly name: string;
  readonly birthDate: LocalDate;
  readonly sex: Sex;
  readonly race: Race;
  /** With race 05 only, and then always. */
  readonly ethnicity?: Ethnicity | undefined;
  readonly nationality: Nationality;
  readonly cpf?: Cpf | undefined;
  readonly cns?: Cns | undefined;
  readonly cep: Cep;
  readonly streetType: StreetType;
  readonly street: string;
  /** `SN` when there is none. */
  readonly number: string;
  readonly complement?: string | undefined;
  readonly district: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  /** Em situação de rua. */
  readonly homeless: YesOrNo;
  /** Has no CPF at all, which is not the same as not having told it. */
  readonly withoutCpf: YesOrNo;
}

const FIELDS: Record<keyof PersonalData, true> = {
  name: true,
  birthDate: true,
  sex: true,
  race: true,
  ethnicity: true,
  nationality: true,
  cpf: true,
  cns: true,
  cep: true,
  streetType: true,
  street: true,
  number: true,
  complement: true,
  district: true,
  phone: true,
  email: true,
  homeless: true,
  withoutCpf: true,
};

/** The personal data among an object's fields. */
export const personalDataOf = (source: PersonalData): PersonalData =>
  Object.fromEntries(
    (Object.keys(FIELDS) as (keyof PersonalData)[])
      .filter((field) => source[field] !== undefined)
      .map((field) => [field, source[field]]),
  ) as unknown as PersonalData;

const OLDEST = 130;

/** What contradicts itself in the data. Whoever has neither CPF nor CNS may travel, but not be presented to SIA. */
export const contradictionsIn = (person: PersonalData, today: LocalDate): string[] =>
  reasonsOf(
    [person.birthDate > today, 'A data de nascimento está no futuro.'],
    [completedYears(person.birthDate, today) > OLDEST, `A data de nascimento dá mais de ${OLDEST} anos.`],
    [person.race === INDIGENOUS && !person.ethnicity, 'Raça/cor indígena pede a etnia.'],
    [person.race !== INDIGENOUS && !!person.ethnicity, 'Etnia é só para raça/cor indígena.'],
    [!!person.cpf && person.withoutCpf === 'S', 'A pessoa tem CPF e está marcada como sem CPF.'],
  );
