import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { Between, DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { LocalDate, Uuid } from '#embarque/kernel';
import { TripRow } from '../../projections/trips/trips.entities.js';
import { TRIPS_BELONG } from '../reach.js';
import { seatsOfTrips, type TripSeats } from '../seats-of-trips.js';
import { PassengerCounts, countPassengers } from '../passenger-counts.js';

export interface TripSummary {
  readonly tripId: string;
  readonly date: string;
  readonly departsAt: string;
  readonly routeId: string;
  /** Further ones, with other destinations. */
  readonly routeIds: readonly string[];
  readonly plate: string;
  readonly seats: number;
  readonly status: string;
  readonly places: TripSeats;
  readonly passengers: PassengerCounts;
}

/** A manager's trips of a day, those that the asker has to do with, by departure. */
export class ListTrips extends BusinessQuery<TripSummary[]> {
  @Value(Uuid) managerId!: Uuid;
  @Value(LocalDate) date!: LocalDate;
}

@QueryHandler(ListTrips)
export class ListTripsHandler implements IQueryHandler<ListTrips> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ managerId, date, asker }: ListTrips): Promise<TripSummary[]> {
    const trips = await this.database.getRepository(TripRow).find({
      where: inReach(asker.reach, { managerId, date: Between(date, date) }, TRIPS_BELONG),
      order: { departsAt: 'ASC', tripId: 'ASC' },
      take: 1000,
    });
    const [counts, places] = await Promise.all([
      countPassengers(
        this.database,
        trips.map(({ tripId }) => tripId),
      ),
      seatsOfTrips(this.database, trips),
    ]);
    return trips.map((trip) => ({
      tripId: trip.tripId,
      date: trip.date,
      departsAt: trip.departsAt.toISOString(),
      routeId: trip.routeId,
      routeIds: trip.routeIds,
      plate: trip.plate,
      seats: trip.seats,
      status: trip.status,
      places: places.get(trip.tripId)!,
      passengers: counts.get(trip.tripId) ?? new PassengerCounts(),
    }));
  }
}
