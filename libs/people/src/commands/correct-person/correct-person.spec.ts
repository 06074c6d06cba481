import { describe, it } from '@jest/globals';
import { IbgeCode, idFrom, LocalDate, the } from '#embarque/kernel';
import { NOON } from '../../../../../test/support/asking.js';
import { given } from '../../../../../test/support/given.js';
import { person, type Person } from '../../domain/person.js';
import { invented } from '../../testing/invented.js';
import { correctPerson } from './correct-person.decision.js';

describe('correcting a person', () => {
  const registration = {
    personId: idFrom('person'),
    municipality: the(IbgeCode, '311200'),
    sealed: { name: 'sealed' },
    presented: 'sealed',
  };
  const corrected = { ...registration, sealed: { name: 'other' }, cnsMark: 'mark' };
  const correcting =
    (data = invented) =>
    (state: Person) =>
      correctPerson(
        {
          registration: corrected,
          data,
          municipalityExists: true,
          today: the(LocalDate, '2026-10-05'),
          reason: 'sealed',
        },
        state,
      );

  it('writes the complete new set and the reason', () =>
    given(person, { type: 'PersonRegistered', data: registration })
      .when(correcting())
      .then({ type: 'PersonCorrected', data: { ...corrected, reason: 'sealed' } }));

  it('refuses new data that contradict themselves', () =>
    given(person, { type: 'PersonRegistered', data: registration })
      .when(correcting({ ...invented, withoutCpf: 'S' }))
      .thenRefused('person-not-correctable', /sem CPF/));

  it('is too late once the person was erased', () =>
    given(
      person,
      { type: 'PersonRegistered', data: registration },
      { type: 'PersonErased', data: { personId: registration.personId, at: NOON, request: '1', kept: [] } },
    )
      .when(correcting())
      .thenRefused('person-erased', /eliminados/));

  it('needs a registered person', () =>
    given(person)
      .when(correcting())
      .thenRefused('person-unknown', /Não há pessoa/));
});
