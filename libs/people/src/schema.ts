import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { type RoomSchema } from '#embarque/read-model';
import { AppointmentRow, PersonRow } from './projections/people/people.entities.js';

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

export const peopleSchema: RoomSchema = {
  entities: [PersonRow, AppointmentRow],
  migrations: [CreatePeople1763800200000, SealAppointmentTexts1763800210000],
};
