import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { type RoomSchema } from '#embarque/read-model';
import { CrewMemberRow, TrainingRow, VehicleRow } from './projections/fleet/fleet.entities.js';

class CreateFleet1763800300000 implements MigrationInterface {
  readonly name = 'CreateFleet1763800300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema fleet;
      create table fleet.vehicle (
        vehicle_id uuid primary key, manager_id uuid not null, plate text not null, year integer not null,
        seats integer not null, wheelchair_positions integer not null, air_conditioning boolean not null,
        reclining_seats boolean not null, programme text not null, status text not null, status_reason text
      );
      create index vehicle_manager on fleet.vehicle (manager_id, plate);
      create table fleet.crew_member (
        crew_member_id uuid primary key, manager_id uuid not null, roles text[] not null, licence_category text,
        licence_valid_until date, sealed jsonb not null
      );
      create index crew_member_manager on fleet.crew_member (manager_id);
      create table fleet.training (
        crew_member_id uuid, recorded_at bigint, kind text not null, completed_on date not null, valid_until date,
        certificate text,
        primary key (crew_member_id, recorded_at)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema fleet cascade');
  }
}

class AddSeatMap1764000300000 implements MigrationInterface {
  readonly name = 'AddSeatMap1764000300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table fleet.vehicle add seat_map jsonb not null default '[]'");
    await runner.query('alter table fleet.vehicle alter seat_map drop default');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table fleet.vehicle drop seat_map');
  }
}

export const fleetSchema: RoomSchema = {
  entities: [VehicleRow, CrewMemberRow, TrainingRow],
  migrations: [CreateFleet1763800300000, AddSeatMap1764000300000],
};
