import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { type RoomSchema } from '#embarque/read-model';
import { FileRow, LineRow } from './intake/intake.entities.js';
import { ImportRow } from './projections/imports/imports.entities.js';

class CreateImports1764608000000 implements MigrationInterface {
  readonly name = 'CreateImports1764608000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema imports;
      create table imports.import (
        import_id uuid primary key, kind text not null, manager_id uuid, municipality text, format text not null,
        bytes integer not null, lines integer not null, by text not null, status text not null,
        uploaded_at timestamptz not null, checked_at timestamptz, ended_at timestamptz,
        fresh integer, known integer, refused integer, registered integer
      );
      create index import_by on imports.import (by, uploaded_at);
      create schema intake;
      create table intake.file (
        import_id uuid primary key, access jsonb not null, ignored text not null, due_at timestamptz not null
      );
      create index file_due on intake.file (due_at);
      create table intake.line (
        import_id uuid, number integer, cells text, outcome text, key text, content text, faults jsonb,
        primary key (import_id, number)
      );
      create index line_outcome on intake.line (import_id, outcome, number);
      create index line_key on intake.line (import_id, key, number);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema imports cascade; drop schema intake cascade');
  }
}

export const importsSchema: RoomSchema = {
  entities: [ImportRow, FileRow, LineRow],
  migrations: [CreateImports1764608000000],
};
