import { type Clock, type Instant } from '#embarque/kernel';

/** Nest's token for the clock. */
export const CLOCK = Symbol('Clock');

export const systemClock: Clock = { now: () => new Date().toISOString() as Instant };
