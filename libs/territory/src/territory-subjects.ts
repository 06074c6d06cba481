import { Injectable } from '@nestjs/common';
import { Subjects } from '#embarque/application';
import { type IbgeCode, type Uuid } from '#embarque/kernel';
import { TerritoryDirectory } from './territory-directory.js';

/** Says to whom managers, routes and towns belong. */
@Injectable()
export class TerritorySubjects {
  constructor(subjects: Subjects, territory: TerritoryDirectory) {
    subjects.tell('town', async (code) => ({ resident: code as IbgeCode }));
    subjects.tell('manager', async (id) => {
      const { status } = await territory.manager(id as Uuid);
      return status === 'registered' ? { manager: id as Uuid } : undefined;
    });
    subjects.tell('route', async (id) => {
      const route = await territory.route(id as Uuid);
      return route.status === 'registered' ? { manager: route.managerId, towns: route.towns } : undefined;
    });
  }
}
