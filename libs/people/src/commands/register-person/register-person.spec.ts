import { describe, it } from '@jest/globals';
import { IbgeCode, idFrom, LocalDate, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { person, type Person } from '../../domain/person.js';
import { type RegistrationInput } from '../../domain/registration.js';
import { invented } from '../../testing/invented.js';
import { registerPerson } from './register-person.decision.js';

describe('registering a person', () => {
  const registration = {
    personId: idFrom('person'),
    municipality: the(IbgeCode, '311200'),
    sealed: { name: 'sealed' },
    presented: 'sealed',
    cpfMark: 'mark',
  };
  const input = { registration, data: invented, municipalityExists: true, today: the(LocalDate, '2026-10-05') };
  const registering =
    (changes: Partial<RegistrationInput> = {}) =>
    (state: Person) =>
      registerPerson({ ...input, ...changes }, state);

  it('writes down what is sealed, and where the person lives', () =>
    given(person).when(registering()).then({ type: 'PersonRegistered', data: registration }));

  it('goes on after a claim of an earlier attempt was lost', () =>
    given(person, { type: 'IdentityForfeited', data: { personId: registration.personId, mark: 'mark' } })
      .when(registering())
      .then({ type: 'PersonRegistered', data: registration }));

  it('names every contradiction and an unknown municipality at once', () =>
    given(person)
      .when(registering({ data: { ...invented, withoutCpf: 'S' }, municipalityExists: false }))
      .thenRefused('person-not-registrable', /sem CPF/, /311200/));

  it('happens once', () =>
    given(person, { type: 'PersonRegistered', data: registration })
      .when(registering())
      .thenRefused('person-already-registered', /já está cadastrada/));
});
