import { type Uuid } from '#embarque/kernel';
import { PersonInput } from '../person-input.js';

/** Registers a patient or companion, whichever part they will play. */
export class RegisterPerson extends PersonInput<{ personId: Uuid }> {}
