import { type LocalDate } from '#embarque/kernel';
import { contradictionsIn, type PersonalData } from './personal-data.js';
import { type Registration } from './person.js';

export interface RegistrationInput {
  readonly registration: Registration;
  /** What the registration hides, for the rules. */
  readonly data: PersonalData;
  readonly municipalityExists: boolean;
  readonly today: LocalDate;
}

/** Everything that keeps the data from being written down. */
export const registrationFaults = ({ registration, data, municipalityExists, today }: RegistrationInput): string[] => [
  ...contradictionsIn(data, today),
  ...(municipalityExists ? [] : [`Não há município com o código IBGE ${registration.municipality}.`]),
];
