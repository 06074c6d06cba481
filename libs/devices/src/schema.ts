import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { type RoomSchema } from '#embarque/read-model';
import { ReportRow } from './projections/reports/reports.entities.js';

class CreateDevices1764000700000 implements MigrationInterface {
  readonly name = 'CreateDevices1764000700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema devices;
      create table devices.report (
        trip_id uuid, client_id uuid, manager_id uuid not null, device_id uuid not null, sequence integer not null,
        kind text not null, captured_at timestamptz not null, at timestamptz not null, received_at timestamptz not null,
        authorization_id uuid, sealed_for uuid not null, payload text not null,
        status text not null, code text, reasons text[] not null,
        primary key (trip_id, client_id)
      );
      create index report_conflicts on devices.report (manager_id, received_at, client_id) where status = 'conflict';
      create index report_client on devices.report (client_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema devices cascade');
  }
}

export const devicesSchema: RoomSchema = { entities: [ReportRow], migrations: [CreateDevices1764000700000] };
