import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { type RoomSchema } from '#embarque/read-model';
import { SigtapTableRow } from './projections/sigtap-tables/sigtap-tables.entities.js';
import { ArchiveRow } from './store/sigtap.entities.js';

class CreateSigtap1764700000000 implements MigrationInterface {
  readonly name = 'CreateSigtap1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema sigtap;
      create table sigtap.archive (
        archive_id integer generated always as identity primary key,
        competence text not null, version text not null, sha256 text not null, counts jsonb not null,
        constraint archive_version unique (competence, version)
      );
      create table sigtap.procedure (
        archive_id integer not null, procedure text not null, name text not null, complexity text, sex text not null,
        max_quantity integer not null, days integer not null, points integer not null,
        min_age integer not null, max_age integer not null,
        hospital_value bigint not null, ambulatory_value bigint not null, professional_value bigint not null,
        financing text, rubric text, stay integer not null
      );
      create index procedure_code on sigtap.procedure (archive_id, procedure);
      create table sigtap.relation (
        archive_id integer not null, procedure text not null, kind text not null, code text not null, qualifier text
      );
      create index relation_procedure on sigtap.relation (archive_id, procedure, kind);
      create table sigtap.code (archive_id integer not null, kind text not null, code text not null, name text not null);
      create index code_code on sigtap.code (archive_id, kind, code);
      create schema sigtap_tables;
      create table sigtap_tables.table (
        competence text, version text, position bigint not null, sha256 text not null,
        imported_at timestamptz not null, counts jsonb not null, primary key (competence, version)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema sigtap cascade; drop schema sigtap_tables cascade');
  }
}

export const sigtapSchema: RoomSchema = {
  entities: [ArchiveRow, SigtapTableRow],
  migrations: [CreateSigtap1764700000000],
};
