import { CARE_CHARACTERS, ETHNICITIES, NATIONALITIES, RACES, STREET_TYPES } from '#embarque/kernel';
import fc from 'fast-check';
import {
  Cns,
  completedMonths,
  the,
  type Cbo,
  type Cep,
  type Cnes,
  type Cnpj,
  type Competence,
  type Cpf,
  type IbgeCode,
  type LocalDate,
  type ProcedureCode,
} from '#embarque/kernel';
import type { BpaHeader } from '../../domain/bpa/header.js';
import { LAYOUTS, layoutOf } from '../../domain/bpa/layout.js';
import { compareLines, type BpaIndividualLine, type BpaPerson, type PersonDocument } from '../../domain/bpa/line.js';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));

const sum = (text: string, firstWeight: number): number =>
  [...text].reduce((total, digit, index) => total + Number(digit) * (firstWeight - index), 0);
const checkDigit = (total: number): string => String(total % 11 < 2 ? 0 : 11 - (total % 11));

export const anyCns: fc.Arbitrary<Cns> = fc
  .tuple(fc.constantFrom('7', '8', '9'), digits(13))
  .map(([first, rest]) => first + rest + String((11 - (sum(first + rest, 15) % 11)) % 11))
  .filter((text): text is Cns => Cns.is(text));

export const anyCpf: fc.Arbitrary<Cpf> = digits(9)
  .filter((text) => new Set(text).size > 1)
  .map((text) => {
    const ten = text + checkDigit(sum(text, 10));
    return (ten + checkDigit(sum(ten, 11))) as Cpf;
  });

export const anyCompetence = fc.constantFrom(
  ...['201303', '201507', '201508', '202404', '202411', '202412', '202603', '202606', '202607', '202612'],
) as fc.Arbitrary<Competence>;

/** Names and streets as people type them: any script, but something of it is Latin. */
export const anyText = fc
  .tuple(fc.constantFrom('Ana', 'ÉRICA', "d'Ávila ", 'JOÃO'), fc.string({ unit: 'grapheme', maxLength: 40 }))
  .map(([start, rest]) => start + rest);

const code = (table: ReadonlyMap<string, string>) => fc.constantFrom(...table.keys());
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const anyDocument = (competence: Competence): fc.Arbitrary<PersonDocument> => {
  const cns = anyCns.map((number) => ({ cns: number }));
  return layoutOf(competence)!.length >= 349
    ? fc.oneof(
        cns,
        anyCpf.map((number) => ({ cpf: number })),
      )
    : cns;
};

const anyDay = (first: string, last: string): fc.Arbitrary<LocalDate> =>
  fc
    .date({ min: new Date(`${first}T00:00:00Z`), max: new Date(`${last}T00:00:00Z`), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10) as LocalDate);

const anyPerson = (competence: Competence): fc.Arbitrary<BpaPerson> =>
  fc.record({
    name: anyText,
    document: anyDocument(competence),
    sex: fc.constantFrom('M', 'F', ...(competence >= '202601' ? ['I'] : [])) as fc.Arbitrary<BpaPerson['sex']>,
    birthDate: anyDay('1920-01-01', '2012-12-31'),
    race: code(RACES),
    ethnicity: code(ETHNICITIES),
    nationality: code(NATIONALITIES),
    residence: fc.constantFrom('311200', '316860', '500270') as fc.Arbitrary<IbgeCode>,
    cep: digits(7).map((rest) => `3${rest}` as Cep),
    streetType: code(STREET_TYPES),
    street: anyText,
    number: maybe(fc.string({ unit: 'grapheme', maxLength: 8 })),
    complement: maybe(fc.string({ unit: 'grapheme', maxLength: 15 })),
    district: anyText,
    phone: maybe(
      fc.oneof(
        digits(8),
        digits(10).map((rest) => `3${rest}`),
        fc.constant('(37) 3333-4444'),
      ),
    ),
    email: maybe(fc.oneof(fc.emailAddress(), fc.string())),
    homeless: fc.boolean(),
    withoutCpf: fc.boolean(),
  });

export const anyLine = (file: Competence): fc.Arbitrary<Omit<BpaIndividualLine, 'orderKey'>> => {
  const day = `${file.slice(0, 4)}-${file.slice(4)}`;
  return fc
    .record({
      establishment: fc.constantFrom('9999999', '0000001', '2126494') as fc.Arbitrary<Cnes>,
      competence: fc.constant(file),
      professional: fc.constantFrom('100000000000007', '700000000000005') as fc.Arbitrary<Cns>,
      occupation: fc.constant('225125' as Cbo),
      attendedOn: anyDay(`${day}-01`, `${day}-28`),
      quantity: fc.integer({ min: 1, max: 9999 }),
      careCharacter: code(CARE_CHARACTERS),
      person: anyPerson(file),
    })
    .map((line) => ({ ...line, procedure: procedureOf(line.person.birthDate, line.attendedOn) }));
};

/** A companion's where the age allows it. */
const procedureOf = (birth: LocalDate, on: LocalDate): ProcedureCode => {
  const months = completedMonths(birth, on);
  return (months >= 216 && months <= 971 ? '0803010109' : '0803010125') as ProcedureCode;
};

/** Lines in order, each with a key of its own. */
export const inOrder = (lines: readonly Omit<BpaIndividualLine, 'orderKey'>[]): BpaIndividualLine[] =>
  lines.map((line, index) => ({ ...line, orderKey: String(index).padStart(9, '0') })).sort(compareLines);

export interface BpaMonth {
  readonly competence: Competence;
  readonly lines: readonly BpaIndividualLine[];
}

export const anyMonth: fc.Arbitrary<BpaMonth> = anyCompetence.chain((competence) =>
  fc
    .array(anyLine(competence), { minLength: 1, maxLength: 12 })
    .map((lines) => ({ competence, lines: inOrder(lines) })),
);

/** A month in each layout that can be written. */
export const competences: readonly Competence[] = LAYOUTS.filter(({ length }) => length >= 328).map(({ from }) => from);

export const EXAMPLE_HEADER: BpaHeader = {
  origin: { name: 'Consórcio Exemplo', acronym: 'CONEX', document: '11222333000181' as Cnpj },
  destination: { name: 'Secretaria de Estado Exemplo', kind: 'M' },
  version: 'TESTE01.00',
};

export const MANAGER = '311200' as IbgeCode;

/** The patient's line of the layout document's example. */
export const EXAMPLE_LINE: BpaIndividualLine = {
  establishment: '9999999' as Cnes,
  competence: '202608' as Competence,
  professional: the(Cns, '200000000000003'),
  occupation: '225125' as Cbo,
  attendedOn: '2026-08-12' as LocalDate,
  procedure: '0803010125' as ProcedureCode,
  quantity: 5,
  careCharacter: '01',
  orderKey: '1',
  person: {
    name: 'Paciente Exemplo Um',
    document: { cpf: '12345678909' as Cpf },
    sex: 'F',
    birthDate: '1960-01-15' as LocalDate,
    race: '03',
    nationality: '010',
    residence: '316860' as IbgeCode,
    cep: '39800000' as Cep,
    streetType: '081',
    street: 'Rua Exemplo',
    district: 'Centro',
    homeless: false,
    withoutCpf: false,
  },
};
