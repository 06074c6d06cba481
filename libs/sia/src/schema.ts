import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { type RoomSchema } from '#embarque/read-model';
import { OccurrenceRow, PresenterRow, ReportRow, ResultFileRow, ResultRow } from './projections/sia/sia.entities.js';

class CreateSia1764700000000 implements MigrationInterface {
  readonly name = 'CreateSia1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema sia;
      create table sia.result_file (
        file bigint primary key, sha256 text not null, file_name text not null, kind text not null, uf text not null,
        processing text not null, letter text not null, rows_read integer not null, rows_kept integer not null,
        known_from timestamptz not null, known_until timestamptz
      );
      create table sia.result (
        file bigint, establishment text, competence text, procedure text,
        presented_quantity bigint not null, presented_value bigint not null,
        approved_quantity bigint not null, approved_value bigint not null,
        rows integer not null, refused_rows integer not null, partial_rows integer not null,
        primary key (file, establishment, competence, procedure)
      );
      create index result_establishment on sia.result (establishment, competence);
      create table sia.presenter (
        manager_id uuid, establishment text, known_from timestamptz not null, primary key (manager_id, establishment)
      );
      create table sia.report (
        report bigint, establishment text, manager_id uuid not null, competence text not null, file_name text not null,
        sha256 text not null, unread_rows integer not null, known_from timestamptz not null, known_until timestamptz,
        primary key (report, establishment)
      );
      create index report_manager on sia.report (manager_id, competence);
      create table sia.occurrence (
        report bigint, line integer, establishment text not null, competence text not null, sheet integer not null,
        sequence integer not null, procedure text not null, occupation text not null, professional text not null,
        message text not null, code text not null,
        primary key (report, line)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema sia cascade');
  }
}

export const siaSchema: RoomSchema = {
  entities: [ResultFileRow, ResultRow, PresenterRow, ReportRow, OccurrenceRow],
  migrations: [CreateSia1764700000000],
};
