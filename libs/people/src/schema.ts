import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { type RoomSchema } from '#embarque/read-model';
import { AppointmentRow, PersonRow, RecordViewRow } from './projections/people/people.entities.js';

class CreatePeople1763800200000 implements MigrationInterface {
  readonly name = 'CreatePeople1763800200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema people;
      create table people.person (
        person_id uuid primary key, municipality text not null, sealed jsonb not null, cpf_mark text, cns_mark text
      );
      create index person_cpf_mark on people.person (cpf_mark);
      create index person_cns_mark on people.person (cns_mark);
      create table people.appointment (
        appointment_id uuid primary key, person_id uuid not null, system text not null, protocol text not null,
        establishment text not null, establishment_municipality text not null, date date not null, time text not null,
        kind text not null, cancelled boolean not null
      );
      create index appointment_person on people.appointment (person_id, date);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema people cascade');
  }
}

class SealAppointmentTexts1763800210000 implements MigrationInterface {
  readonly name = 'SealAppointmentTexts1763800210000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table people.appointment add reason text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table people.appointment drop reason');
  }
}

class CreateRecordViews1763800220000 implements MigrationInterface {
  readonly name = 'CreateRecordViews1763800220000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table people.record_view (
        position bigint primary key, person_id uuid not null, at timestamptz not null, actor text not null,
        role text not null, what text not null
      );
      create index record_view_person on people.record_view (person_id, position);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table people.record_view');
  }
}

class AddAppointmentDoctors1764100220000 implements MigrationInterface {
  readonly name = 'AddAppointmentDoctors1764100220000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table people.appointment add requested_by text, add regulated_by text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table people.appointment drop requested_by, drop regulated_by');
  }
}

export const peopleSchema: RoomSchema = {
  entities: [PersonRow, AppointmentRow, RecordViewRow],
  migrations: [
    CreatePeople1763800200000,
    SealAppointmentTexts1763800210000,
    CreateRecordViews1763800220000,
    AddAppointmentDoctors1764100220000,
  ],
};
