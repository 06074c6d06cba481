import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { isPlanned } from '../../domain/trip.js';
import { type PassengerRow } from '../../projections/trips/trips.entities.js';
import { manifestOf, type ManifestView } from '../manifest.js';
import { tripInReach } from '../trip-in-reach.js';

/** One line of a list. People are named by id only. */
export interface ManifestLine {
  readonly authorizationId: string;
  readonly personId: string;
  readonly role: string;
  readonly from: string;
  readonly seat: string | null;
  readonly returnSeat: string | null;
}

export interface ManifestLists {
  readonly tripId: string;
  /** The last published version; null when none was. */
  readonly manifest: ManifestView | null;
  readonly published: readonly ManifestLine[];
  readonly planned: readonly ManifestLine[];
}

/** The passenger list as it was published last beside the list as it is planned now, in the order of the authorisations. */
export class GetManifest extends BusinessQuery<ManifestLists | undefined> {
  @Value(Uuid) tripId!: Uuid;
}

@QueryHandler(GetManifest)
export class GetManifestHandler implements IQueryHandler<GetManifest> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ tripId, asker }: GetManifest): Promise<ManifestLists | undefined> {
    const found = await tripInReach(this.database, tripId, asker.reach);
    if (!found) return undefined;
    const { trip, passengers } = found;
    const line = (one: PassengerRow, seat: string | null, returnSeat: string | null): ManifestLine => ({
      ...{ authorizationId: one.authorizationId, personId: one.personId, role: one.role, from: one.from },
      ...{ seat, returnSeat },
    });
    return {
      tripId,
      manifest: manifestOf(trip, passengers),
      published: passengers
        .filter(({ published }) => published)
        .map((one) => line(one, one.publishedSeat, one.publishedReturnSeat)),
      planned: passengers.filter(isPlanned).map((one) => line(one, one.seat, one.returnSeat)),
    };
  }
}
