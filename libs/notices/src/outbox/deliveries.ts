import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CLOCK, faultText } from '#embarque/application';
import { type Clock } from '#embarque/kernel';
import { Courier } from './courier.js';
import { Outbox } from './outbox.js';

/** Sent side by side. */
const BATCH = 10;
const PAUSE_MS = 1000;

/** Sends what is due, batch after batch, in as many processes as there are. */
@Injectable()
export class Deliveries {
  private readonly log = new Logger('notices');
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly outbox: Outbox,
    private readonly courier: Courier,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop = this.run();
  }

  /** Lets what is being sent be written down. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  /** One batch; answers how many were due. */
  async deliverDue(): Promise<number> {
    const noticeIds = await this.outbox.take(this.clock.now(), BATCH);
    await Promise.all(
      noticeIds.map(async (noticeId) => {
        const again = await this.courier.deliver(noticeId, this.clock.now());
        await (again ? this.outbox.putBack(noticeId, again) : this.outbox.remove(noticeId));
      }),
    );
    return noticeIds.length;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const sent = await this.deliverDue().catch((error: unknown) => {
        // What was taken comes back when its lease is over.
        this.log.error('deliveries stand still and try again', faultText(error));
        return 0;
      });
      if (sent < BATCH) await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
