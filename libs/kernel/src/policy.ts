import { type LocalDate } from './time.js';

/** A rule that law or practice may change: named, versioned, with its ground. */
export interface Policy {
  readonly id: string;
  readonly version: number;
  readonly legalBasis: string;
}

/** One that holds from a day on. */
export interface DatedPolicy extends Policy {
  readonly validFrom: LocalDate;
}

/** Of policies in the order of their days: the one in force on a day; before all of them, the first. */
export const policyOn = <P extends DatedPolicy>(policies: readonly [P, ...P[]], day: LocalDate): P =>
  policies.findLast(({ validFrom }) => validFrom <= day) ?? policies[0];
