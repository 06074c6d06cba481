import { type Evolution, type Uuid } from '#embarque/kernel';
import { trip, type Authorization, type Trip, type TripEvent } from './trip.js';

/** A trip, and whoever was ever authorised to travel with it. */
export interface Travellers {
  readonly trip: Trip;
  /** In order of issue; also those that were revoked, which the trip itself forgets. */
  readonly authorizations: ReadonlyMap<Uuid, Authorization>;
}

export const travellers: Evolution<Travellers, TripEvent> = {
  initial: { trip: trip.initial, authorizations: new Map() },
  evolve: ({ trip: before, authorizations }, event) => ({
    trip: trip.evolve(before, event),
    authorizations:
      event.type === 'PassengerAuthorized' || event.type === 'PassengerBoardedByException'
        ? new Map(authorizations).set(event.data.authorizationId, event.data)
        : authorizations,
  }),
};
