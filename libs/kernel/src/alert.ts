import { type Policy } from './policy.js';
import { type Instant } from './time.js';

/** `critical`: somebody may be in trouble now. `warning`: to be settled today. `info`: to be known. The worst first. */
export const SEVERITIES = ['critical', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What waits for an office to act: a stable code, what is the matter and what to do, in the user's words (pt-BR). */
export interface Alert {
  readonly code: string;
  readonly severity: Severity;
  readonly text: string;
  readonly remedy: string;
  readonly since: Instant;
  /** Ids, codes and days of what it is about; with the code they tell one alert from another. */
  readonly about: Readonly<Record<string, string>>;
  /** The rule that says when it is one, where there is such a rule. */
  readonly policy?: Pick<Policy, 'id' | 'version'>;
}

/** `1 pessoa`, `2 pessoas`. */
export const numbered = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
