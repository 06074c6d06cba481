import { In, Not, type DataSource } from 'typeorm';
import { PassengerRow } from '../projections/trips/trips.entities.js';

/** Who is on a trip's list, by role; revoked authorisations do not count, nor does who waits for a place. */
export class PassengerCounts {
  patients = 0;
  companions = 0;
  lapChildren = 0;
}

const COUNTED: Record<string, keyof PassengerCounts> = {
  patient: 'patients',
  companion: 'companions',
  'lap-child': 'lapChildren',
};

export async function countPassengers(database: DataSource, tripIds: string[]): Promise<Map<string, PassengerCounts>> {
  const rows = await database
    .getRepository(PassengerRow)
    .createQueryBuilder('passenger')
    .select(['passenger.tripId as trip', 'passenger.role as role', 'count(*)::int as number'])
    .where({ tripId: In(tripIds), whereabouts: Not(In(['revoked', 'stand-by'])) })
    .groupBy('passenger.tripId, passenger.role')
    .getRawMany<{ trip: string; role: string; number: number }>();
  const counts = new Map<string, PassengerCounts>();
  for (const { trip, role, number } of rows) {
    const count = counts.get(trip) ?? new PassengerCounts();
    count[COUNTED[role]!] = number;
    counts.set(trip, count);
  }
  return counts;
}
