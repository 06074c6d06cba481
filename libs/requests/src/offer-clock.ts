import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, LessThanOrEqual } from 'typeorm';
import { CLOCK, Rounds } from '#embarque/application';
import { type Clock, type Uuid } from '#embarque/kernel';
import { SeatOfferRow } from './projections/requests/requests.entities.js';
import { SeatOffers } from './seat-offers.js';

/** Looked at in one go. */
const BATCH = 100;
const PAUSE_MS = 15_000;

/** Ends offers that nobody answered in time, in as many processes as there are: rows say where to look, streams decide. */
@Injectable()
export class OfferClock {
  readonly rounds = new Rounds('offers', PAUSE_MS, async () => {
    await this.lapseDue();
    // What was ended is due in the rows until they are written again.
    return false;
  });

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly offers: SeatOffers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async lapseDue(): Promise<void> {
    const now = this.clock.now();
    const due = await this.database.getRepository(SeatOfferRow).find({
      select: { requestId: true, offerId: true },
      where: { status: 'open', validUntil: LessThanOrEqual(new Date(now)) },
      order: { validUntil: 'ASC' },
      take: BATCH,
    });
    await Promise.all(
      due.map(({ requestId, offerId }) =>
        this.offers.end({ requestId: requestId as Uuid, offerId: offerId as Uuid }, 'SeatOfferLapsed', now),
      ),
    );
  }
}
