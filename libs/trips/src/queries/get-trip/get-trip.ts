import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { PassengerTexts, type ReadablePassenger } from '../../passenger-texts.js';
import { PassengerRow, TripRow } from '../../projections/trips/trips.entities.js';

export interface TripView extends Omit<TripRow, never> {
  readonly passengers: readonly ReadablePassenger[];
}

/** A trip with its whole passenger list, in the order of the authorisations. People are named by id only. */
export class GetTrip extends Query<TripView | undefined> {
  @Value(Uuid) tripId!: Uuid;
}

@QueryHandler(GetTrip)
export class GetTripHandler implements IQueryHandler<GetTrip> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly texts: PassengerTexts,
  ) {}

  async execute({ tripId }: GetTrip): Promise<TripView | undefined> {
    const [trip, passengers] = await Promise.all([
      this.database.getRepository(TripRow).findOneBy({ tripId }),
      this.database.getRepository(PassengerRow).find({ where: { tripId }, order: { ordinal: 'ASC' } }),
    ]);
    return trip ? { ...trip, passengers: await this.texts.open(passengers) } : undefined;
  }
}
