import { type Evolution, type Uuid } from '#embarque/kernel';
import { trip, type Authorization, type Trip, type TripEvent } from './trip.js';

/** An authorisation and its last issue. */
export type IssuedAuthorization = Authorization & { readonly issue: number };

/** A trip, and whoever was ever authorised to travel with it. */
export interface Travellers {
  readonly trip: Trip;
  /** In order of issue; also those that were revoked, which the trip itself forgets. */
  readonly authorizations: ReadonlyMap<Uuid, IssuedAuthorization>;
}

export const travellers: Evolution<Travellers, TripEvent> = {
  initial: { trip: trip.initial, authorizations: new Map() },
  evolve: ({ trip: before, authorizations }, event) => ({
    trip: trip.evolve(before, event),
    authorizations: evolveAuthorizations(authorizations, event),
  }),
};

function evolveAuthorizations(before: Travellers['authorizations'], { type, data }: TripEvent) {
  switch (type) {
    case 'PassengerAuthorized':
    case 'PassengerBoardedByException':
      return new Map(before).set(data.authorizationId, { ...data, issue: 1 });
    case 'AuthorizationReissued': {
      const issued = before.get(data.authorizationId);
      return issued ? new Map(before).set(data.authorizationId, { ...issued, issue: data.issue }) : before;
    }
    default:
      return before;
  }
}
