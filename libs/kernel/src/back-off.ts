export interface BackOff {
  readonly firstMs: number;
  readonly limitMs: number;
}

/** How long to wait after a failed attempt, in milliseconds: twice as long each time, up to a limit. Attempts count from 1. */
export const backOff = (attempt: number, { firstMs, limitMs }: BackOff): number =>
  Math.min(limitMs, firstMs * 2 ** (attempt - 1));
