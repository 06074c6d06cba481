import { accept, reasonsOf, refuse, type Decision, type LocalDate } from '#embarque/kernel';
import { unknownCrewMember, type CrewMember, type CrewMemberEvent, type Training } from '../../domain/crew-member.js';

export function recordTraining(training: Training, today: LocalDate, state: CrewMember): Decision<CrewMemberEvent> {
  if (state.status === 'unregistered') return unknownCrewMember;
  const { kind, completedOn, validUntil, certificate } = training;
  const reasons = reasonsOf(
    [completedOn > today, 'O dia da conclusão está no futuro.'],
    [!!validUntil && validUntil < completedOn, 'A validade termina antes da conclusão.'],
  );
  const { crewMemberId } = state;
  return reasons.length
    ? refuse('training-not-recordable', ...reasons)
    : accept({ type: 'TrainingRecorded', data: { crewMemberId, kind, completedOn, validUntil, certificate } });
}
