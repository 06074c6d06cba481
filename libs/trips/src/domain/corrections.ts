import { type Uuid } from '#embarque/kernel';
import { recordOfPassenger, trip, type KnownTrip, type PassengerRecord, type TripEvent } from './trip.js';

/** A trip told anew: what it comes to, from what on, and the events of it. */
export interface Retold {
  readonly base: KnownTrip;
  readonly trip: KnownTrip;
  readonly events: readonly TripEvent[];
}

/** What makes a trip say what it says when it is told anew; nothing of what people did is touched. */
export function correctionsOf(
  actual: KnownTrip,
  retold: Retold,
  seal: (personId: Uuid, id: Uuid) => string,
): TripEvent[] {
  const again = retold.events.filter(
    ({ type, data }) =>
      (type === 'StopRecorded' && !actual.stops.has(data.stopId)) ||
      (type === 'PassengerBoardedByException' && !actual.passengers.has(data.authorizationId)),
  );
  const state = again.reduce((before, event) => trip.evolve(before, event) as KnownTrip, actual);
  return [...again, ...departure(state, retold.trip), ...passengers(state, retold, seal), ...stops(state, retold.trip)];
}

function departure({ tripId, ...before }: KnownTrip, after: KnownTrip): TripEvent[] {
  const [was, is] = [before, after].map(({ departedAt: at, departureKm: odometerKm }) =>
    at === undefined || odometerKm === undefined ? undefined : { at, odometerKm },
  );
  return was && is && (was.at !== is.at || was.odometerKm !== is.odometerKm)
    ? [{ type: 'DepartureCorrected', data: { tripId, before: was, after: is } }]
    : [];
}

function passengers(
  { tripId, passengers: actual }: KnownTrip,
  { base, trip: after }: Retold,
  seal: (personId: Uuid, id: Uuid) => string,
): TripEvent[] {
  return [...actual.values()].flatMap((passenger): TripEvent[] => {
    const { authorizationId, personId } = passenger;
    const about = () => ({ tripId, authorizationId, reason: seal(personId, authorizationId) });
    const right = after.passengers.get(authorizationId);
    if (!right) return [{ type: 'ExceptionalBoardingWithdrawn', data: about() }];
    const [was, is] = [recordOfPassenger(passenger), recordOfPassenger(right)];
    // Where people said what became of somebody, only that is asked, and not what devices add to it.
    const byPeople = right === base.passengers.get(authorizationId);
    if (byPeople ? was.whereabouts === is.whereabouts : same(was, is)) return [];
    return [{ type: 'PassengerRecordCorrected', data: { ...about(), before: was, after: is } }];
  });
}

const stops = ({ tripId, stops: actual }: KnownTrip, after: KnownTrip): TripEvent[] =>
  [...actual].flatMap((stopId): TripEvent[] =>
    after.stops.has(stopId) ? [] : [{ type: 'StopWithdrawn', data: { tripId, stopId } }],
  );

const same = (one: PassengerRecord, other: PassengerRecord): boolean => JSON.stringify(one) === JSON.stringify(other);
