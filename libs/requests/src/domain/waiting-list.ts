import { accept, type Decision, type Evolution, type IbgeCode, type LocalDate, type Uuid } from '#embarque/kernel';

export type WaitingListEvent =
  | { type: 'RequestListed'; data: { requestId: Uuid; from: IbgeCode } }
  /** A place came free on a trip to there on that day. */
  | { type: 'FreedTripListed'; data: { tripId: Uuid } };

/** Who ever asked for transport to a town on a day, and the trips to there on which places came free. */
export interface WaitingList {
  /** With their town of boarding. */
  readonly requests: ReadonlyMap<Uuid, IbgeCode>;
  readonly trips: ReadonlySet<Uuid>;
}

export const waitingList: Evolution<WaitingList, WaitingListEvent> = {
  initial: { requests: new Map(), trips: new Set() },
  evolve: (state, { type, data }) =>
    type === 'RequestListed'
      ? { ...state, requests: new Map(state.requests).set(data.requestId, data.from) }
      : { ...state, trips: new Set(state.trips).add(data.tripId) },
};

export const waitingListStream = (destination: IbgeCode, date: LocalDate): string =>
  `waiting-list-${destination}-${date}`;

export const listRequest = (requestId: Uuid, from: IbgeCode, state: WaitingList): Decision<WaitingListEvent> =>
  state.requests.has(requestId) ? accept() : accept({ type: 'RequestListed', data: { requestId, from } });

export const listTrip = (tripId: Uuid, state: WaitingList): Decision<WaitingListEvent> =>
  state.trips.has(tripId) ? accept() : accept({ type: 'FreedTripListed', data: { tripId } });
