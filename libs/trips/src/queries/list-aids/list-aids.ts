import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { AidBook } from '../../aid-book.js';
import { type AidCancellation, type AidKind } from '../../domain/aid.js';
import { tripInReach } from '../trip-in-reach.js';

export interface AidView {
  readonly aidId: string;
  readonly kind: AidKind;
  readonly date: string;
  /** Why it was not given after all. */
  readonly cancelled?: AidCancellation;
}

/** The aids of a passenger of a trip, by day, those that were cancelled too. */
export class ListAids extends BusinessQuery<{ readonly aids: readonly AidView[] } | undefined> {
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid) authorizationId!: Uuid;
}

@QueryHandler(ListAids)
export class ListAidsHandler implements IQueryHandler<ListAids> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly book: AidBook,
  ) {}

  async execute({ tripId, authorizationId, asker }: ListAids): Promise<{ aids: readonly AidView[] } | undefined> {
    const found = await tripInReach(this.database, tripId, asker.reach);
    const passenger = found?.passengers.find((one) => one.authorizationId === authorizationId);
    if (!passenger) return undefined;
    const given = [...(await this.book.of(passenger.personId as Uuid)).values()];
    return {
      aids: given
        .filter((aid) => aid.tripId === tripId && aid.authorizationId === authorizationId)
        .sort((one, other) => (one.date < other.date ? -1 : 1))
        .map(({ aidId, kind, date, cancelled }) => ({ aidId, kind, date, ...(cancelled ? { cancelled } : {}) })),
    };
  }
}
