import { In, IsNull, Not, type DataSource } from 'typeorm';
import { type Seat } from '#embarque/kernel';
import { passengerSeats, seatOn, travels } from '../domain/seats.js';
import { LEG_PAIR, type Accommodation, type Leg, type Legs, type Role, type Whereabouts } from '../domain/trip.js';
import { PassengerRow, type TripRow } from '../projections/trips/trips.entities.js';

/**
 * One leg's places: `seats - seated = free`. Of the patients and companions, those in a wheelchair and those on a lap take
 * no seat; nor do lap children.
 */
export interface LegSeats {
  /** For passengers: without the crew's. */
  readonly seats: number;
  readonly seated: number;
  readonly free: number;
  readonly wheelchairPositions: number;
  readonly wheelchairsFree: number;
  readonly patients: number;
  readonly companions: number;
  readonly lapChildren: number;
}
export type TripSeats = Readonly<Record<Leg, LegSeats>>;

/** So many people of a trip who are alike in all that their seats depend on. */
interface Group {
  readonly trip: string;
  readonly role: Role;
  readonly accommodation: Accommodation;
  readonly legs: Legs;
  readonly whereabouts: Whereabouts;
  readonly number: number;
}

/** The live counters of these trips, from one query. */
export async function seatsOfTrips(database: DataSource, trips: readonly TripRow[]): Promise<Map<string, TripSeats>> {
  const groups = await database
    .getRepository(PassengerRow)
    .createQueryBuilder('passenger')
    .select([
      ...['passenger.tripId as trip', 'passenger.role as role', 'passenger.accommodation as accommodation'],
      ...['passenger.legs as legs', 'passenger.whereabouts as whereabouts', 'count(*)::int as number'],
    ])
    .where({ tripId: In(trips.map(({ tripId }) => tripId)), whereabouts: Not('revoked') })
    .groupBy('passenger.tripId, passenger.role, passenger.accommodation, passenger.legs, passenger.whereabouts')
    .getRawMany<Group>();
  const byTrip = new Map<string, Group[]>(trips.map(({ tripId }) => [tripId, []]));
  for (const group of groups) byTrip.get(group.trip)!.push(group);
  return new Map(trips.map((trip) => [trip.tripId, seatsOf(trip, byTrip.get(trip.tripId)!)]));
}

function seatsOf(trip: TripRow, groups: readonly Group[]): TripSeats {
  const [outbound, inbound] = LEG_PAIR.map((leg): LegSeats => {
    const aboard = groups.filter((group) => travels(group, leg));
    const number = (which: (group: Group) => boolean) =>
      aboard.filter(which).reduce((sum, group) => sum + group.number, 0);
    const seats = passengerSeats(trip, !!trip.attendantId);
    const seated = number(({ accommodation }) => accommodation === 'seat');
    return {
      ...{ seats, seated, free: seats - seated, wheelchairPositions: trip.wheelchairPositions },
      wheelchairsFree: trip.wheelchairPositions - number(({ accommodation }) => accommodation === 'wheelchair'),
      patients: number(({ role }) => role === 'patient'),
      companions: number(({ role }) => role === 'companion'),
      lapChildren: number(({ role }) => role === 'lap-child'),
    };
  });
  return { outbound: outbound!, return: inbound! };
}

/** Who sits somewhere; without ids when they are not the asker's to see. */
export interface Occupant {
  readonly authorizationId: string | null;
  readonly personId: string | null;
}
export type OccupiedSeat = Seat & Readonly<Record<Leg, Occupant | null>>;

/** A trip's seat map with whoever sits where on each leg; `isSeen` says whom the asker may know. */
export async function occupiedSeats(
  database: DataSource,
  { tripId, seatMap }: TripRow,
  isSeen: (authorizationId: string) => boolean,
): Promise<OccupiedSeat[]> {
  const passengers = await database.getRepository(PassengerRow).find({
    select: { authorizationId: true, personId: true, legs: true, whereabouts: true, seat: true, returnSeat: true },
    where: { tripId, seat: Not(IsNull()), whereabouts: Not('revoked') },
    order: { ordinal: 'ASC' },
  });
  const onLeg = (leg: Leg) =>
    new Map(
      passengers.map(({ authorizationId, personId, seat, returnSeat, ...row }) => [
        seatOn({ ...(row as Travelling), ...(seat ? { seat } : {}), ...(returnSeat ? { returnSeat } : {}) }, leg),
        isSeen(authorizationId) ? { authorizationId, personId } : UNSEEN,
      ]),
    );
  const [outbound, inbound] = LEG_PAIR.map(onLeg);
  return seatMap.map((seat) => ({
    ...seat,
    outbound: outbound!.get(seat.label) ?? null,
    return: inbound!.get(seat.label) ?? null,
  }));
}

type Travelling = { legs: Legs; whereabouts: Whereabouts };
const UNSEEN: Occupant = { authorizationId: null, personId: null };
