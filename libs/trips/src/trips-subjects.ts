import { Injectable } from '@nestjs/common';
import { Streams, Subjects, type Belonging } from '#embarque/application';
import { type Uuid } from '#embarque/kernel';
import { travellers } from './domain/travellers.js';
import { templateStream, tripTemplate } from './domain/trip-template.js';
import { trip, tripStream, type KnownTrip } from './domain/trip.js';

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
    subjects.tell('trip-template', async (id) => {
      const template = await streams.load(templateStream(id as Uuid), tripTemplate);
      return template.status === 'undefined' ? undefined : { manager: template.managerId, towns: template.towns };
    });
    subjects.tell('authorization', async (id, { tripId }) => {
      const { trip: state, authorizations } = await streams.load(tripStream(tripId as Uuid), travellers);
      const resident = authorizations.get(id as Uuid)?.residence;
      return state.status === 'unscheduled' || !resident ? undefined : { manager: state.managerId, resident };
    });
  }
}
