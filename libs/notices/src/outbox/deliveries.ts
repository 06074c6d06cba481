import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, Rounds } from '#embarque/application';
import { type Clock } from '#embarque/kernel';
import { Courier } from './courier.js';
import { Outbox } from './outbox.js';

/** Sent side by side. */
const BATCH = 10;
const PAUSE_MS = 1000;

/** Sends what is due, batch after batch, in as many processes as there are. */
@Injectable()
export class Deliveries {
  /** What a failed round took comes back when its lease is over. */
  readonly rounds = new Rounds('deliveries', PAUSE_MS, async () => (await this.deliverDue()) === BATCH);

  constructor(
    private readonly outbox: Outbox,
    private readonly courier: Courier,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

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
}
