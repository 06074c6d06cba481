import { accept, refuse, type Decision, type LocalDate } from '#embarque/kernel';
import { contradictionsIn, type PersonalData } from '../../domain/personal-data.js';
import { type Person, type PersonEvent, type Registration } from '../../domain/person.js';

export interface RegistrationInput {
  readonly registration: Registration;
  /** What the registration hides, for the rules. */
  readonly data: PersonalData;
  readonly municipalityExists: boolean;
  readonly today: LocalDate;
}

export function registerPerson(input: RegistrationInput, state: Person): Decision<PersonEvent> {
  if (state.status === 'registered') return refuse('person-already-registered', 'Esta pessoa já está cadastrada.');
  const reasons = registrationFaults(input);
  return reasons.length
    ? refuse('person-not-registrable', ...reasons)
    : accept({ type: 'PersonRegistered', data: input.registration });
}

export const registrationFaults = ({ registration, data, municipalityExists, today }: RegistrationInput): string[] => [
  ...contradictionsIn(data, today),
  ...(municipalityExists ? [] : [`Não há município com o código IBGE ${registration.municipality}.`]),
];
