import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, Ethnicity, LocalDate, Race, RACES, the } from '#embarque/kernel';
import { invented } from '../testing/invented.js';
import { contradictionsIn, Email, personalDataOf, PersonName, Phone } from './personal-data.js';

const today = the(LocalDate, '2026-10-05');

describe('a name, as CADSUS takes it', () => {
  it.each(['Ana Exemplo', 'Ana E Exemplo', "Joana D'Ávila Y Gómez", 'Ana-Maria de Sá', 'Ito Li'])('takes %p', (name) =>
    expect(PersonName.is(name)).toBe(true),
  );
  it.each([
    'Ana',
    'Ana  Exemplo',
    ' Ana Exemplo',
    'Ana Exemplo ',
    'Ana B Exemplo',
    'Ana 2 Exemplo',
    '',
    `Ana ${'x'.repeat(70)}`,
  ])('refuses %p', (name) => expect(PersonName.is(name)).toBe(false));
  it('takes any two terms of two letters or more', () =>
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zA-ZÀ-ÖØ-öø-ÿ]{2,10}$/), { minLength: 2, maxLength: 6 }), (terms) =>
        PersonName.is(terms.join(' ')),
      ),
    ));
});

it.each([
  [Phone, '3599999000', true],
  [Phone, '35999990000', true],
  [Phone, '999990000', false],
  [Phone, '(35) 99999-0000', false],
  [Email, 'a@b.br', true],
  [Email, 'a b@c.br', false],
  [Email, 'a@b', false],
  [Email, 'a\u0000@b.br', false],
])('knows a contact: %#', (type, text, expected) => expect(type.is(text)).toBe(expected));

describe('personal data', () => {
  const ethnicity = the(Ethnicity, 'X265');

  it('hold together', () => expect(contradictionsIn(invented, today)).toEqual([]));

  it('say everything that contradicts itself at once', () =>
    expect(
      contradictionsIn({ ...invented, birthDate: the(LocalDate, '2026-10-06'), ethnicity, withoutCpf: 'S' }, today),
    ).toEqual([
      'A data de nascimento está no futuro.',
      'Etnia é só para raça/cor indígena.',
      'A pessoa tem CPF e está marcada como sem CPF.',
    ]));

  it('have an ethnicity with race 05 and with no other', () => {
    for (const code of RACES.keys()) {
      const race = the(Race, code);
      expect(contradictionsIn({ ...invented, race }, today).length).toBe(code === '05' ? 1 : 0);
      expect(contradictionsIn({ ...invented, race, ethnicity }, today).length).toBe(code === '05' ? 0 : 1);
    }
  });

  it('allow 130 years and not one more', () => {
    const birthDate = the(LocalDate, '1895-10-06');
    expect(contradictionsIn({ ...invented, birthDate }, today)).toEqual([]);
    expect(contradictionsIn({ ...invented, birthDate: addDays(birthDate, -1) }, today)).toHaveLength(1);
  });

  it('need neither CPF nor CNS', () =>
    expect(contradictionsIn({ ...invented, cpf: undefined, cns: undefined }, today)).toEqual([]));

  it('are picked out of a larger object, without what is missing', () =>
    expect(personalDataOf({ ...invented, cpf: undefined, municipality: '311200' } as typeof invented)).toEqual(
      Object.fromEntries(Object.entries(invented).filter(([field]) => field !== 'cpf')),
    ));
});
