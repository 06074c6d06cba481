import { type Position } from '#embarque/event-store';

/** What a command may wait for: that the queries show what it did. */
export interface ReadModels {
  /** False when the time is over first. */
  caughtUp(position: Position, timeoutMs: number): Promise<boolean>;
}

/** Nest's token for the read models' progress. */
export const READ_MODELS = Symbol('ReadModels');
