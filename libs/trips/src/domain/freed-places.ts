import { type Evolution } from '#embarque/kernel';
import { loadOn, passengerSeats } from './seats.js';
import { travellers, type Travellers } from './travellers.js';
import { type Leg, type Trip, type TripEvent } from './trip.js';

/** So many common seats and wheelchair positions. */
export interface Places {
  readonly seats: number;
  readonly wheelchairs: number;
}
export type PlacesByLeg = Readonly<Record<Leg, Places>>;

/** A trip, whoever was ever authorised to travel with it, and the places that came free on it and are free still. */
export type Freed = Travellers & { readonly freed: PlacesByLeg };

const NONE: Places = { seats: 0, wheelchairs: 0 };

/**
 * A place came free when an authorisation was revoked or a larger vehicle swapped in; what was free from the beginning is
 * the office's to give. None is left once the trip leaves, or is cancelled.
 */
export const freedPlaces: Evolution<Freed, TripEvent> = {
  initial: { ...travellers.initial, freed: { outbound: NONE, return: NONE } },
  evolve(before, event) {
    const after = travellers.evolve(before, event);
    const freedOn = (leg: Leg) => freed(before.freed[leg], freeOn(before.trip, leg), freeOn(after.trip, leg));
    return { ...after, freed: { outbound: freedOn('outbound'), return: freedOn('return') } };
  },
};

function freeOn(trip: Trip, leg: Leg): Places | undefined {
  if (trip.status !== 'scheduled') return undefined;
  const { seats, wheelchairs } = loadOn(trip, leg);
  return {
    seats: passengerSeats(trip.vehicle, !!trip.attendantId) - seats,
    wheelchairs: trip.vehicle.wheelchairPositions - wheelchairs,
  };
}

function freed(so: Places, before: Places | undefined, after: Places | undefined): Places {
  if (!before || !after) return NONE;
  const of = (kind: keyof Places) =>
    Math.max(0, Math.min(after[kind], so[kind] + Math.max(0, after[kind] - before[kind])));
  return { seats: of('seats'), wheelchairs: of('wheelchairs') };
}
