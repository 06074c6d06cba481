import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { faultText } from './faults.js';

/** Work that comes round again and again until it is stopped; a round that fails is told, and the next one tries again. */
export class Rounds {
  private readonly log = new Logger('rounds');
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  /** `round` answers whether there is more to do at once; without more it pauses. */
  constructor(
    private readonly what: string,
    private readonly pauseMs: number,
    private readonly round: () => Promise<boolean>,
  ) {}

  start(): void {
    this.loop = this.run();
  }

  /** Lets the present round end. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const more = await this.round().catch((error: unknown) => {
        this.log.error(`${this.what} stand still and try again`, faultText(error));
        return false;
      });
      if (!more) await sleep(this.pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
