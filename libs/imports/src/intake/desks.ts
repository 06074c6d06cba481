import { Injectable } from '@nestjs/common';
import { type ImportKind } from '../domain/import.js';
import { Appointments } from '../kinds/appointments.js';
import { type Desk } from '../kinds/desk.js';
import { Distances } from '../kinds/distances.js';
import { People } from '../kinds/people.js';
import { Routes } from '../kinds/routes.js';
import { Vehicles } from '../kinds/vehicles.js';

/** Who knows which kind of spreadsheet. */
@Injectable()
export class Desks {
  private readonly byKind: Readonly<Record<ImportKind, Desk>>;

  constructor(people: People, appointments: Appointments, vehicles: Vehicles, routes: Routes, distances: Distances) {
    this.byKind = { people, appointments, vehicles, routes, distances };
  }

  of(kind: ImportKind): Desk {
    return this.byKind[kind];
  }
}
