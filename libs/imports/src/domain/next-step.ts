import { addMinutes, type Instant } from '#embarque/kernel';
import { type Import } from './import.js';
import { IMPORT_RETENTION_POLICY } from './policies.js';

const MINUTES_A_DAY = 24 * 60;

/** What is to be done to a spreadsheet; `until`: nothing before then. */
export type Step =
  | { readonly what: 'check' | 'carry-out' | 'expire' | 'remove' }
  | { readonly what: 'wait' | 'forget'; readonly until: Instant };

/** By how it stands, whoever asks and however often. */
export function nextStep(state: Import, now: Instant, policy = IMPORT_RETENTION_POLICY): Step {
  switch (state.status) {
    case 'unknown':
      return { what: 'remove' };
    case 'uploaded':
      return { what: 'check' };
    case 'committed':
      return { what: 'carry-out' };
    case 'checked': {
      const until = addMinutes(state.since, policy.linesDays * MINUTES_A_DAY);
      return until > now ? { what: 'wait', until } : { what: 'expire' };
    }
    case 'finished':
    case 'expired': {
      const until = addMinutes(state.since, policy.reportDays * MINUTES_A_DAY);
      return until > now ? { what: 'forget', until } : { what: 'remove' };
    }
  }
}
