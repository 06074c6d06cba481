import { defaultSeatMap, inOrder, type Seat, type SeatKind, type Uuid } from '#embarque/kernel';
import { CAPACITY_POLICY } from './policies.js';
import {
  covers,
  LEG_PAIR,
  placeOf,
  type Accommodation,
  type KnownTrip,
  type Leg,
  type Legs,
  type Passenger,
  type Place,
  type TripVehicle,
  type Whereabouts,
} from './trip.js';

/** What is taken on one leg, and what is left. Negative numbers left mean that people stand. */
export interface Load {
  readonly seats: number;
  readonly wheelchairs: number;
  readonly lapChildren: number;
}

/** Seats for passengers: the registered capacity without driver and attendant. */
export const passengerSeats = (vehicle: { seats: number }, attendant: boolean): number =>
  vehicle.seats - 1 - (attendant ? 1 : 0);

export const needsAttendant = (vehicle: TripVehicle): boolean => vehicle.seats > CAPACITY_POLICY.attendantAbove;

/** Absent people have given their place back; on stand-by they have none yet. */
const WITHOUT_PLACE: readonly Whereabouts[] = ['absent', 'stand-by'];
const AWAY_FROM_RETURN: readonly Whereabouts[] = [...WITHOUT_PLACE, 'stays', 'hospitalised', 'other-transport'];

/** Who counts on a leg: who has a place and, on the way home, comes with it. */
export const travels = (passenger: { legs: Legs; whereabouts: Whereabouts }, leg: Leg): boolean =>
  covers(passenger, leg) && !(leg === 'outbound' ? WITHOUT_PLACE : AWAY_FROM_RETURN).includes(passenger.whereabouts);

export function loadOn({ passengers }: KnownTrip, leg: Leg): Load {
  const aboard = [...passengers.values()].filter((passenger) => travels(passenger, leg));
  const taking = (accommodation: Accommodation) =>
    aboard.filter((passenger) => passenger.accommodation === accommodation).length;
  return { seats: taking('seat'), wheelchairs: taking('wheelchair'), lapChildren: taking('lap') };
}

/** Why these loads do not fit the vehicle; empty when they do. */
export function overloads(vehicle: TripVehicle, attendant: boolean, loads: readonly Load[]): string[] {
  const seats = passengerSeats(vehicle, attendant);
  const takenSeats = Math.max(...loads.map((load) => load.seats));
  const takenPositions = Math.max(...loads.map((load) => load.wheelchairs));
  return [
    ...(takenSeats > seats
      ? [`O veículo ${vehicle.plate} tem ${seats} lugares para passageiros e seriam precisos ${takenSeats}.`]
      : []),
    ...(takenPositions > vehicle.wheelchairPositions
      ? [
          `O veículo ${vehicle.plate} tem ${vehicle.wheelchairPositions} posições para cadeira de rodas e seriam precisas ${takenPositions}.`,
        ]
      : []),
  ];
}

/**
 * The vehicle's seats as this trip uses them, front to back. An attendant sits on the attendant's seat or, where there is
 * none, on the last common one; without an attendant that seat is a passenger's.
 */
export function seatMapOf(vehicle: Pick<TripVehicle, 'seats' | 'wheelchairPositions' | 'seatMap'>, attendant: boolean) {
  const map = inOrder(vehicle.seatMap ?? defaultSeatMap(vehicle));
  const attendants =
    map.find(({ kind }) => kind === 'attendant') ??
    (attendant ? map.findLast(({ kind }) => kind === 'common') : undefined);
  return map.map((seat): Seat => (seat === attendants ? { ...seat, kind: attendant ? 'attendant' : 'common' } : seat));
}

/** Where a passenger sits on a leg that they travel. */
export const seatOn = (passenger: Place & { legs: Legs; whereabouts: Whereabouts }, leg: Leg): string | undefined =>
  travels(passenger, leg) ? ((leg === 'return' ? passenger.returnSeat : undefined) ?? passenger.seat) : undefined;

const KIND: Readonly<Record<Accommodation, SeatKind | undefined>> = {
  seat: 'common',
  wheelchair: 'wheelchair',
  lap: undefined,
};

interface Sitting {
  readonly accommodation: Accommodation;
  readonly legs: Legs;
}

/** Which seats are given and which are left, leg by leg. */
class Seating {
  private readonly taken: Readonly<Record<Leg, Set<string>>> = { outbound: new Set(), return: new Set() };

  constructor(private readonly map: readonly Seat[]) {}

  has = (label: string): boolean => this.map.some((seat) => seat.label === label);

  fits(label: string, accommodation: Accommodation): boolean {
    return this.labels(accommodation).includes(label);
  }

  isFree(label: string, legs: readonly Leg[]): boolean {
    return legs.every((leg) => !this.taken[leg].has(label));
  }

  take(label: string | undefined, leg: Leg): void {
    if (label) this.taken[leg].add(label);
  }

  /** The first seat that is free on all these legs; where each leg has another one left, one for each. */
  first(accommodation: Accommodation, legs: readonly Leg[]): Place {
    const labels = this.labels(accommodation);
    const seat = labels.find((label) => this.isFree(label, legs));
    if (seat) return { seat };
    const [out, back] = legs.map((leg) => labels.find((label) => this.isFree(label, [leg])));
    return out && back ? { seat: out, returnSeat: back } : {};
  }

  private labels(accommodation: Accommodation): string[] {
    return this.map.filter(({ kind }) => kind === KIND[accommodation]).map(({ label }) => label);
  }
}

function seatingOf(trip: KnownTrip): Seating {
  const seating = new Seating(seatMapOf(trip.vehicle, !!trip.attendantId));
  for (const passenger of trip.passengers.values()) {
    for (const leg of LEG_PAIR) seating.take(seatOn(passenger, leg), leg);
  }
  return seating;
}

/** Why there is no place for one more; empty when there is. */
export function placeReasons({ accommodation, legs }: Sitting, trip: KnownTrip): string[] {
  const loads = LEG_PAIR.filter((leg) => covers({ legs }, leg)).map((leg) => plus(loadOn(trip, leg), accommodation));
  if (!overloads(trip.vehicle, !!trip.attendantId, loads).length) return [];
  return accommodation === 'wheelchair'
    ? ['Não há posição de cadeira de rodas livre nesta viagem.']
    : ['Não há lugar livre nesta viagem.'];
}

const plus = (load: Load, accommodation: Accommodation): Load => ({
  seats: load.seats + (accommodation === 'seat' ? 1 : 0),
  wheelchairs: load.wheelchairs + (accommodation === 'wheelchair' ? 1 : 0),
  lapChildren: load.lapChildren + (accommodation === 'lap' ? 1 : 0),
});

/** The place for one more, front to back; the one that was asked for, when it may be had. Nothing on a lap. */
export function placeFor({ accommodation, legs }: Sitting, trip: KnownTrip, wish?: string): Place {
  if (accommodation === 'lap') return {};
  if (wish) return { seat: wish };
  const covered = LEG_PAIR.filter((leg) => covers({ legs }, leg));
  return seatingOf(trip).first(accommodation, covered);
}

/** Why a seat that was asked for cannot be had. */
export function wishReasons(wish: string, { accommodation, legs }: Sitting, trip: KnownTrip): string[] {
  if (accommodation === 'lap') return ['Quem viaja no colo não tem lugar próprio: não indique o lugar.'];
  const seating = seatingOf(trip);
  const covered = LEG_PAIR.filter((leg) => covers({ legs }, leg));
  if (!seating.has(wish)) return [`O veículo ${trip.vehicle.plate} não tem o lugar ${wish}.`];
  if (!seating.fits(wish, accommodation)) {
    return [
      accommodation === 'wheelchair'
        ? `O lugar ${wish} não é posição de cadeira de rodas.`
        : `O lugar ${wish} não é um lugar comum de passageiro nesta viagem.`,
    ];
  }
  return seating.isFree(wish, covered) ? [] : [`O lugar ${wish} já está ocupado.`];
}

/**
 * Everybody's place in another vehicle: the same label where there is one that fits, then, in the order of the
 * authorisations, the first that is left. Who travels on no leg any more, or on a lap, has none.
 */
export function seatAgain(
  { passengers }: KnownTrip,
  vehicle: TripVehicle,
  attendant: boolean,
): ReadonlyMap<Uuid, Place> {
  const seating = new Seating(seatMapOf(vehicle, attendant));
  const places = new Map<Uuid, Place>();
  const give = ({ authorizationId }: Passenger, place: Place, legs: readonly Leg[]) => {
    places.set(authorizationId, place);
    for (const leg of legs) seating.take((leg === 'return' ? place.returnSeat : undefined) ?? place.seat, leg);
  };
  const sitting = [...passengers.values()]
    .filter(({ accommodation }) => accommodation !== 'lap')
    .map((passenger) => ({ passenger, legs: LEG_PAIR.filter((leg) => travels(passenger, leg)) }))
    .filter(({ legs }) => legs.length);
  for (const { passenger, legs } of sitting) {
    const labels = legs.map((leg) => seatOn(passenger, leg));
    if (labels.every((label) => label && seating.fits(label, passenger.accommodation))) {
      give(passenger, placeOf(passenger), legs);
    }
  }
  for (const { passenger, legs } of sitting) {
    if (!places.has(passenger.authorizationId)) give(passenger, seating.first(passenger.accommodation, legs), legs);
  }
  return places;
}
