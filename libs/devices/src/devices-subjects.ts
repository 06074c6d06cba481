import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, Subjects } from '#embarque/application';
import { localDateOf, type Clock } from '#embarque/kernel';

/** Says whose the reports of a trip are: whose the trip is, but its crew's for ever, for a device may have been away. */
@Injectable()
export class DevicesSubjects {
  constructor(subjects: Subjects, @Inject(CLOCK) clock: Clock) {
    subjects.tell('trip-reports', async (id, input) => {
      const trip = await subjects.belongingOf('trip', id, input);
      return trip?.crew && { ...trip, crew: { ...trip.crew, date: localDateOf(clock.now()) } };
    });
  }
}
