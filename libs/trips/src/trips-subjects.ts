import { Injectable } from '@nestjs/common';
import { Streams, Subjects, type Belonging } from '#embarque/application';
import { type Evolution, type IbgeCode, type Uuid } from '#embarque/kernel';
import { trip, tripStream, type KnownTrip, type TripEvent } from './domain/trip.js';

/** Where everyone lives who was ever authorised; also those whose authorisation was revoked. */
const residences: Evolution<ReadonlyMap<Uuid, IbgeCode>, TripEvent> = {
  initial: new Map(),
  evolve: (state, { type, data }) =>
    type === 'PassengerAuthorized' ? new Map(state).set(data.authorizationId, data.residence) : state,
};

const ofTrip = ({ managerId, towns, driverId, attendantId, date }: KnownTrip): Belonging => ({
  manager: managerId,
  towns,
  crew: { members: attendantId ? [driverId, attendantId] : [driverId], date },
});

/** Says to whom trips and authorisations belong. */
@Injectable()
export class TripsSubjects {
  constructor(subjects: Subjects, streams: Streams) {
    const known = async (id: unknown): Promise<KnownTrip | undefined> => {
      const state = await streams.load(tripStream(id as Uuid), trip);
      return state.status === 'unscheduled' ? undefined : state;
    };
    subjects.tell('trip', async (id) => {
      const state = await known(id);
      return state && ofTrip(state);
    });
    subjects.tell('authorization', async (id, { tripId }) => {
      const [state, homes] = await Promise.all([known(tripId), streams.load(tripStream(tripId as Uuid), residences)]);
      const resident = homes.get(id as Uuid);
      return state && resident && { manager: state.managerId, resident };
    });
  }
}
