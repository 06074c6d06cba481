import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { type RoomSchema } from '#embarque/read-model';
import {
  CorrectionRow,
  ExceptionRow,
  OccurrenceRow,
  PassengerRow,
  StopRow,
  TemplateRow,
  TripRow,
} from './projections/trips/trips.entities.js';

class CreateTrips1763800400000 implements MigrationInterface {
  readonly name = 'CreateTrips1763800400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema trips;
      create table trips.trip (
        trip_id uuid primary key, manager_id uuid not null, route_id uuid not null, towns text[] not null,
        date date not null,
        departs_at timestamptz not null, returns_at timestamptz not null, ends_at timestamptz not null,
        vehicle_id uuid not null, plate text not null, seats integer not null,
        driver_id uuid not null, attendant_id uuid, status text not null, reason text
      );
      create index trip_board on trips.trip (manager_id, date, departs_at);
      create table trips.passenger (
        trip_id uuid, authorization_id uuid, ordinal integer not null, person_id uuid not null, residence text not null,
        role text not null,
        accommodation text not null, legs text not null, from_town text not null, boarding_place text not null,
        appointment_id uuid, establishment text, with_authorization uuid, ground text,
        issue integer not null, plate text not null, whereabouts text not null, reason text,
        primary key (trip_id, authorization_id)
      );
      create index passenger_person on trips.passenger (person_id, trip_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema trips cascade');
  }
}

class SealPassengerTexts1763800410000 implements MigrationInterface {
  readonly name = 'SealPassengerTexts1763800410000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table trips.passenger add exception text, add no_show_kind text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table trips.passenger drop exception, drop no_show_kind');
  }
}

class AddSeats1764000400000 implements MigrationInterface {
  readonly name = 'AddSeats1764000400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table trips.trip add wheelchair_positions integer not null default 0, add seat_map jsonb not null default '[]';
      alter table trips.trip alter wheelchair_positions drop default, alter seat_map drop default;
      alter table trips.passenger add seat text, add return_seat text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table trips.trip drop wheelchair_positions, drop seat_map;
      alter table trips.passenger drop seat, drop return_seat;
    `);
  }
}

class AddRoutes1764000410000 implements MigrationInterface {
  readonly name = 'AddRoutes1764000410000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table trips.trip add route_ids uuid[] not null default '{}';
      alter table trips.trip alter route_ids drop default;
      alter table trips.passenger add route_id uuid;
      update trips.passenger set route_id = trip.route_id from trips.trip where trip.trip_id = passenger.trip_id;
      alter table trips.passenger alter route_id set not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table trips.trip drop route_ids; alter table trips.passenger drop route_id');
  }
}

class AddDayOfTravel1764000450000 implements MigrationInterface {
  readonly name = 'AddDayOfTravel1764000450000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table trips.passenger
        add returns_on date, add exceptional boolean not null default false, add justification text;
      create table trips.stop (
        trip_id uuid, stop_id uuid, kind text not null, place text not null, at timestamptz not null, odometer_km integer,
        primary key (trip_id, stop_id)
      );
      create table trips.occurrence (
        trip_id uuid, occurrence_id uuid, kind text not null, at timestamptz not null, minutes integer, note text not null,
        authorization_id uuid, person_id uuid, primary key (trip_id, occurrence_id)
      );
      create index occurrence_person on trips.occurrence (person_id);
      create table trips.exception_boarding (
        trip_id uuid, authorization_id uuid, manager_id uuid not null, towns text[] not null, date date not null,
        at timestamptz not null, role text not null, legs text not null, from_town text not null,
        primary key (trip_id, authorization_id)
      );
      create index exception_month on trips.exception_boarding (manager_id, date, trip_id, authorization_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table trips.stop, trips.occurrence, trips.exception_boarding;
      alter table trips.passenger drop returns_on, drop exceptional, drop justification;
    `);
  }
}

class AddOverrides1764000460000 implements MigrationInterface {
  readonly name = 'AddOverrides1764000460000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table trips.trip add overrides jsonb not null default '[]';
      alter table trips.trip alter overrides drop default;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table trips.trip drop overrides');
  }
}

class AddCorrections1764000465000 implements MigrationInterface {
  readonly name = 'AddCorrections1764000465000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table trips.trip
        add departed_at timestamptz, add departure_km integer, add arrived_at timestamptz, add arrival_km integer;
      create table trips.correction (
        trip_id uuid, ordinal integer, at timestamptz not null, author text not null, authorization_id uuid, person_id uuid,
        before jsonb not null, after jsonb not null, reason text not null, primary key (trip_id, ordinal)
      );
      create index correction_person on trips.correction (person_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table trips.correction;
      alter table trips.trip drop departed_at, drop departure_km, drop arrived_at, drop arrival_km;
    `);
  }
}

class AddManifest1764000470000 implements MigrationInterface {
  readonly name = 'AddManifest1764000470000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table trips.trip add manifest jsonb;
      alter table trips.passenger
        add published boolean not null default false, add published_seat text, add published_return_seat text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table trips.trip drop manifest;
      alter table trips.passenger drop published, drop published_seat, drop published_return_seat;
    `);
  }
}

class AddNumber1764000480000 implements MigrationInterface {
  readonly name = 'AddNumber1764000480000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table trips.passenger add number jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table trips.passenger drop number');
  }
}

class AddTemplates1764000490000 implements MigrationInterface {
  readonly name = 'AddTemplates1764000490000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table trips.trip add template_id uuid, add boarding_points jsonb not null default '[]';
      alter table trips.trip alter boarding_points drop default;
      create table trips.template (
        template_id uuid primary key, manager_id uuid not null, name text not null, route_id uuid not null,
        route_ids uuid[] not null, towns text[] not null, weekdays text[] not null, departs_at text not null,
        returns_at text not null, ends_at text not null, min_seats integer not null, min_wheelchairs integer not null,
        vehicle_id uuid, driver_id uuid, attendant_id uuid, boarding_points jsonb not null, status text not null,
        reason text
      );
      create index template_manager on trips.template (manager_id, name, template_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table trips.template; alter table trips.trip drop template_id, drop boarding_points');
  }
}

class WatchTrips1764000495000 implements MigrationInterface {
  readonly name = 'WatchTrips1764000495000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table trips.passenger add boarded_at timestamptz;
      create index trip_open on trips.trip (status, departs_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index trips.trip_open; alter table trips.passenger drop boarded_at');
  }
}

export const tripsSchema: RoomSchema = {
  entities: [TemplateRow, TripRow, PassengerRow, StopRow, OccurrenceRow, ExceptionRow, CorrectionRow],
  migrations: [
    CreateTrips1763800400000,
    SealPassengerTexts1763800410000,
    AddSeats1764000400000,
    AddRoutes1764000410000,
    AddDayOfTravel1764000450000,
    AddOverrides1764000460000,
    AddCorrections1764000465000,
    AddManifest1764000470000,
    AddNumber1764000480000,
    AddTemplates1764000490000,
    WatchTrips1764000495000,
  ],
};
