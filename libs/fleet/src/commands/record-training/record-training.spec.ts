import { describe, it } from '@jest/globals';
import { LocalDate, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { crewMember, type CrewMember, type Training } from '../../domain/crew-member.js';
import { driver, hired } from '../../testing/invented.js';
import { recordTraining } from './record-training.decision.js';

describe('recording a training', () => {
  const training: Training = { kind: 'defensive-driving', completedOn: the(LocalDate, '2026-10-05') };
  const { crewMemberId } = driver;
  const recording =
    (changes: Partial<Training> = {}) =>
    (state: CrewMember) =>
      recordTraining({ ...training, ...changes }, the(LocalDate, '2026-10-05'), state);

  it('keeps the kind and the day, today included', () =>
    given(crewMember, hired)
      .when(recording())
      .then({ type: 'TrainingRecorded', data: { crewMemberId, ...training } }));

  it('refuses what is not completed yet, and a validity that ends before it', () =>
    given(crewMember, hired)
      .when(recording({ completedOn: the(LocalDate, '2026-10-06'), validUntil: the(LocalDate, '2026-10-05') }))
      .thenRefused('training-not-recordable', /futuro/, /antes da conclusão/));

  it('needs a registered crew member', () =>
    given(crewMember)
      .when(recording())
      .thenRefused('crew-member-unknown', /Não há tripulante/));
});
