import { type Belongs, type Reach } from '#embarque/application';
import { type TripRow } from '../projections/trips/trips.entities.js';

/** Whose a trip is: the manager's, its route's towns', and the crew's who travel with it. */
export const TRIPS_BELONG: Belongs<TripRow> = {
  manager: 'managerId',
  towns: 'towns',
  crew: { members: ['driverId', 'attendantId'], date: 'date' },
};

/** Who runs the trip or travels with it sees everyone on it; others see their own citizens. */
export const seesEveryone = (reach: Reach, { managerId, driverId, attendantId }: TripRow): boolean =>
  reach === 'everything' ||
  reach.managers.some((id) => id === managerId) ||
  [driverId, attendantId].some((id) => id !== null && id === reach.crew?.crewMemberId);
