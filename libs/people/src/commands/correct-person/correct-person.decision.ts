import { accept, refuse, type Decision } from '#embarque/kernel';
import { erasedPerson, unknownPerson, type Person, type PersonEvent } from '../../domain/person.js';
import { registrationFaults, type RegistrationInput } from '../../domain/registration.js';

export function correctPerson(input: RegistrationInput & { reason: string }, state: Person): Decision<PersonEvent> {
  if (state.status === 'unregistered') return unknownPerson;
  if (state.status === 'erased') return erasedPerson;
  const reasons = registrationFaults(input);
  return reasons.length
    ? refuse('person-not-correctable', ...reasons)
    : accept({ type: 'PersonCorrected', data: { ...input.registration, reason: input.reason } });
}
