import { accept, refuse, type Decision } from '#embarque/kernel';
import { unknownPerson, type Person, type PersonEvent } from '../../domain/person.js';
import { registrationFaults, type RegistrationInput } from '../../domain/registration.js';

export function correctPerson(input: RegistrationInput & { reason: string }, state: Person): Decision<PersonEvent> {
  if (state.status === 'unregistered') return unknownPerson;
  const reasons = registrationFaults(input);
  return reasons.length
    ? refuse('person-not-correctable', ...reasons)
    : accept({ type: 'PersonCorrected', data: { ...input.registration, reason: input.reason } });
}
