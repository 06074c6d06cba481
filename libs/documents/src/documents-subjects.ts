import { Injectable } from '@nestjs/common';
import { Subjects } from '#embarque/application';
import { LocalDate, type Uuid } from '#embarque/kernel';

/** Says whose the day of somebody of the crew is: their manager's, and their own. */
@Injectable()
export class DocumentsSubjects {
  constructor(subjects: Subjects) {
    subjects.tell('crew-day', async (id, input) => {
      const member = await subjects.belongingOf('crew-member', id, input);
      const { date } = input;
      return member && LocalDate.is(date) ? { ...member, crew: { members: [id as Uuid], date } } : undefined;
    });
  }
}
