import { Injectable } from '@nestjs/common';
import { Subjects } from '#embarque/application';
import { type Uuid } from '#embarque/kernel';
import { FleetDirectory } from './fleet-directory.js';

/** Says to whom vehicles and crew belong: to their manager. */
@Injectable()
export class FleetSubjects {
  constructor(subjects: Subjects, fleet: FleetDirectory) {
    subjects.tell('vehicle', async (id) => {
      const vehicle = await fleet.vehicle(id as Uuid);
      return vehicle.status === 'unregistered' ? undefined : { manager: vehicle.managerId };
    });
    subjects.tell('crew-member', async (id) => {
      const member = await fleet.crewMember(id as Uuid);
      return member.status === 'unregistered' ? undefined : { manager: member.managerId };
    });
  }
}
