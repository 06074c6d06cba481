import { describe, it } from '@jest/globals';
import { IbgeCode, idFrom, Instant, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { person, type Person, type PersonEvent } from '../../domain/person.js';
import { eraseSubject, type ErasureInput } from './erase-subject.decision.js';

describe('erasing a person', () => {
  const personId = idFrom('person');
  const at = the(Instant, '2026-10-05T15:00:00.000Z');
  const request = 'Protocolo 1';
  const kept = [{ what: 'Uma linha', legalBasis: 'Uma lei' }];
  const municipality = the(IbgeCode, '311200');
  const registered: PersonEvent = {
    type: 'PersonRegistered',
    data: { personId, municipality, sealed: {}, presented: 'sealed', cpfMark: 'mark' },
  };
  const erased: PersonEvent = { type: 'PersonErased', data: { personId, at, request, kept } };
  const erasing =
    (change: Partial<ErasureInput> = {}) =>
    (state: Person) =>
      eraseSubject({ request, at, against: [], kept, ...change }, state);

  it('records the request, and what is kept on which basis', () =>
    given(person, registered).when(erasing()).then(erased));

  it('says every reason that stands against it', () =>
    given(person, registered)
      .when(erasing({ against: ['Uma viagem.', 'Outra viagem.'] }))
      .thenRefused('person-not-erasable', /Uma/, /Outra/));

  it('needs somebody who is registered', () =>
    given(person)
      .when(erasing())
      .thenRefused('person-unknown', /Não há pessoa/));

  it('happens once', () =>
    given(person, registered, erased)
      .when(erasing())
      .thenRefused('person-already-erased', /já foram eliminados/));
});
