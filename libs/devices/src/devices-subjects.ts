import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, Subjects } from '#embarque/application';
import { localDateOf, type Clock, type Uuid } from '#embarque/kernel';
import { TripsDirectory } from '#embarque/trips';

/** Says whose the reports of a trip are: its crew's, also long after the trip, for a device may have been away. */
@Injectable()
export class DevicesSubjects {
  constructor(subjects: Subjects, trips: TripsDirectory, @Inject(CLOCK) clock: Clock) {
    subjects.tell('trip-reports', async (id) => {
      const { trip } = await trips.travellers(id as Uuid);
      if (trip.status === 'unscheduled') return undefined;
      const { managerId: manager, driverId, attendantId } = trip;
      const members = attendantId ? [driverId, attendantId] : [driverId];
      return { manager, crew: { members, date: localDateOf(clock.now()) } };
    });
  }
}
