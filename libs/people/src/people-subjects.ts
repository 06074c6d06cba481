import { Injectable } from '@nestjs/common';
import { Subjects } from '#embarque/application';
import { type Uuid } from '#embarque/kernel';
import { PeopleDirectory } from './people-directory.js';

/** Says to whom people and their appointments belong: to the town where they live. */
@Injectable()
export class PeopleSubjects {
  constructor(subjects: Subjects, people: PeopleDirectory) {
    const ofPerson = async (id: Uuid) => {
      const person = await people.person(id);
      return person.status === 'unregistered' ? undefined : { resident: person.municipality };
    };
    subjects.tell('person', (id) => ofPerson(id as Uuid));
    subjects.tell('appointment', async (id) => {
      const appointment = await people.appointment(id as Uuid);
      return appointment.status === 'unbooked' ? undefined : ofPerson(appointment.personId);
    });
  }
}
