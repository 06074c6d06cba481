import { Injectable } from '@nestjs/common';
import { Streams, Subjects, type Belonging } from '#embarque/application';
import { type Evolution, type IbgeCode, type Uuid } from '#embarque/kernel';
import { trip, tripStream, type KnownTrip, type Trip, type TripEvent } from './domain/trip.js';

interface Travellers {
  readonly trip: Trip;
  /** Where everyone lives who was ever authorised; also those whose authorisation was revoked. */
  readonly homes: ReadonlyMap<Uuid, IbgeCode>;
}

const travellers: Evolution<Travellers, TripEvent> = {
  initial: { trip: trip.initial, homes: new Map() },
  evolve: ({ trip: before, homes }, event) => ({
    trip: trip.evolve(before, event),
    homes:
      event.type === 'PassengerAuthorized'
        ? new Map(homes).set(event.data.authorizationId, event.data.residence)
        : homes,
  }),
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
    subjects.tell('trip', async (id) => {
      const state = await streams.load(tripStream(id as Uuid), trip);
      return state.status === 'unscheduled' ? undefined : ofTrip(state);
    });
    subjects.tell('authorization', async (id, { tripId }) => {
      const { trip: state, homes } = await streams.load(tripStream(tripId as Uuid), travellers);
      const resident = homes.get(id as Uuid);
      return state.status === 'unscheduled' || !resident ? undefined : { manager: state.managerId, resident };
    });
  }
}
