import { In, type DataSource } from 'typeorm';
import { inReach, type Reach } from '#embarque/application';
import { type Uuid } from '#embarque/kernel';
import { PassengerRow, TripRow } from '../projections/trips/trips.entities.js';
import { seesEveryone, TRIPS_BELONG } from './reach.js';

/** A trip and those on it whom the asker may see, in the order of the authorisations; undefined when it is not theirs. */
export async function tripInReach(
  database: DataSource,
  tripId: Uuid,
  reach: Reach,
): Promise<{ readonly trip: TripRow; readonly passengers: readonly PassengerRow[] } | undefined> {
  const trip = await database.getRepository(TripRow).findOneBy(inReach(reach, { tripId }, TRIPS_BELONG));
  return trip ? { trip, passengers: await passengersSeen(database, reach, [trip]) } : undefined;
}

/** Those on these trips, which are the asker's to see, whom the asker may see; each trip's in the order of the authorisations. */
export function passengersSeen(
  database: DataSource,
  reach: Reach,
  trips: readonly TripRow[],
): Promise<readonly PassengerRow[]> {
  const idsOf = (some: readonly TripRow[]) => In(some.map(({ tripId }) => tripId));
  const others = trips.filter((trip) => !seesEveryone(reach, trip));
  return database.getRepository(PassengerRow).find({
    where: [
      { tripId: idsOf(trips.filter((trip) => seesEveryone(reach, trip))) },
      ...(others.length ? inReach<PassengerRow>(reach, { tripId: idsOf(others) }, { resident: 'residence' }) : []),
    ],
    order: { ordinal: 'ASC' },
  });
}
