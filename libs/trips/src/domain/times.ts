import { addMinutes, type Instant } from '#embarque/kernel';

/** Phones run a little fast; a record further ahead than this is a mistake. */
const CLOCK_TOLERANCE_MINUTES = 10;

export const future = (at: Instant, now: Instant): boolean => at > addMinutes(now, CLOCK_TOLERANCE_MINUTES);
