import { EventStoreUnavailable, type Page, type Position } from './event-store.js';

/** Wakes whoever waits for events that this process appends. */
export class Doorbell {
  private readonly waiting = new Set<() => void>();
  private rings = 0;

  /** To be noted before looking: what rings afterwards ends the wait at once. */
  get heard(): number {
    return this.rings;
  }

  ring(): void {
    this.rings++;
    for (const wake of this.waiting) wake();
  }

  /** Until it rings, time is up or the signal aborts. */
  wait(heard: number, milliseconds: number | undefined, signal: AbortSignal): Promise<void> {
    if (heard !== this.rings || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = milliseconds === undefined ? undefined : setTimeout(wake, milliseconds);
      signal.addEventListener('abort', wake);
      this.waiting.add(wake);
    });
  }
}

interface Followed {
  readonly doorbell: Doorbell;
  /** How often to look for what other processes append, in milliseconds; leave it out when there are none. */
  readonly pollInterval?: number;
  readAll(after: Position): Promise<Page>;
}

/** Everything after a position, made of `readAll`: page after page, and at the end of the log waiting for more. */
export async function* follow(log: Followed, after: Position, signal: AbortSignal): AsyncGenerator<Page> {
  let position = after;
  while (!signal.aborted) {
    const heard = log.doorbell.heard;
    const page = await log.readAll(position).catch((error: unknown) => {
      if (error instanceof EventStoreUnavailable || signal.aborted) return undefined;
      throw error;
    });
    if (signal.aborted) return;
    if (page && page.position > position) {
      position = page.position;
      yield page;
    }
    if (page?.end ?? true) await log.doorbell.wait(heard, log.pollInterval, signal);
  }
}
