import { accept, refuse, type Decision } from '#embarque/kernel';
import { type Person, type PersonEvent } from '../../domain/person.js';
import { registrationFaults, type RegistrationInput } from '../../domain/registration.js';

export function registerPerson(input: RegistrationInput, state: Person): Decision<PersonEvent> {
  if (state.status !== 'unregistered') return refuse('person-already-registered', 'Esta pessoa já está cadastrada.');
  const reasons = registrationFaults(input);
  return reasons.length
    ? refuse('person-not-registrable', ...reasons)
    : accept({ type: 'PersonRegistered', data: input.registration });
}
