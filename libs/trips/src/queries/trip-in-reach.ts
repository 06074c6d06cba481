import { type DataSource } from 'typeorm';
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
  if (!trip) return undefined;
  const passengers = await database.getRepository(PassengerRow).find({
    where: seesEveryone(reach, trip) ? { tripId } : inReach<PassengerRow>(reach, { tripId }, { resident: 'residence' }),
    order: { ordinal: 'ASC' },
  });
  return { trip, passengers };
}
