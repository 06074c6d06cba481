import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import {
  PassengerTexts,
  type ReadableCorrection,
  type ReadableOccurrence,
  type ReadablePassenger,
} from '../../passenger-texts.js';
import { CorrectionRow, OccurrenceRow, StopRow, TripRow } from '../../projections/trips/trips.entities.js';
import { manifestOf, type ManifestView } from '../manifest.js';
import { occupiedSeats, seatsOfTrips, type OccupiedSeat, type TripSeats } from '../seats-of-trips.js';
import { tripInReach } from '../trip-in-reach.js';

export interface TripView extends Omit<TripRow, 'seatMap' | 'manifest'> {
  /** The last published list, and in what the planned one differs from it. */
  readonly manifest: ManifestView | null;
  readonly places: TripSeats;
  readonly seatMap: readonly OccupiedSeat[];
  readonly passengers: readonly ReadablePassenger[];
  /** Authorisations that wait for a place at departure, the first to be served first. */
  readonly standBy: readonly string[];
  /** By hour, the first five hundred. */
  readonly stops: readonly StopRow[];
  readonly occurrences: readonly ReadableOccurrence[];
  /** What was corrected after completion, and by whom, in order; the first five hundred. */
  readonly corrections: readonly ReadableCorrection[];
}

/**
 * A trip with its passenger list, in the order of the authorisations: all of it for who runs or travels with it, its own
 * citizens for a town, and of the others only which seats they take. People are named by id only.
 */
export class GetTrip extends BusinessQuery<TripView | undefined> {
  @Value(Uuid) tripId!: Uuid;
}

@QueryHandler(GetTrip)
export class GetTripHandler implements IQueryHandler<GetTrip> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly texts: PassengerTexts,
  ) {}

  async execute({ tripId, asker }: GetTrip): Promise<TripView | undefined> {
    const found = await tripInReach(this.database, tripId, asker.reach);
    if (!found) return undefined;
    const { trip, passengers } = found;
    const seen = new Set(passengers.map(({ authorizationId }) => authorizationId));
    const isTheirs = ({ authorizationId }: { authorizationId: string | null }) =>
      !authorizationId || seen.has(authorizationId);
    const onTheWay = { where: { tripId }, order: { at: 'ASC' }, take: 500 } as const;
    const [readable, places, seatMap, stops, occurrences, corrections] = await Promise.all([
      this.texts.open(passengers),
      seatsOfTrips(this.database, [trip]),
      occupiedSeats(this.database, trip, (authorizationId) => seen.has(authorizationId)),
      this.database.getRepository(StopRow).find(onTheWay),
      this.database.getRepository(OccurrenceRow).find(onTheWay),
      this.database.getRepository(CorrectionRow).find({ where: { tripId }, order: { ordinal: 'ASC' }, take: 500 }),
    ]);
    return {
      ...{
        ...trip,
        manifest: manifestOf(trip, passengers),
        places: places.get(tripId)!,
        seatMap,
        passengers: readable,
        stops,
      },
      standBy: passengers.flatMap(({ whereabouts, authorizationId }) =>
        whereabouts === 'stand-by' ? [authorizationId] : [],
      ),
      occurrences: await this.texts.openNotes(occurrences.filter(isTheirs)),
      corrections: await this.texts.openCorrections(corrections.filter(isTheirs)),
    };
  }
}
