import { municipalityName } from '../domain/municipalities.js';

export interface Named {
  readonly code: string;
  readonly name: string;
}

/** A municipality as people read it. */
export const named = (code: string): Named => ({ code, name: municipalityName(code) });
