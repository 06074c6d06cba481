import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { type RoomSchema } from '#embarque/read-model';
import {
  DistanceEntity,
  EstablishmentRow,
  ManagerRow,
  MemberRow,
  RouteRow,
} from './projections/territory/territory.entities.js';

class CreateTerritory1763800100000 implements MigrationInterface {
  readonly name = 'CreateTerritory1763800100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema territory;
      create table territory.manager (
        manager_id uuid primary key, kind text not null, name text not null, acronym text not null,
        cnpj text not null, seat text not null
      );
      create table territory.member (
        manager_id uuid, municipality text, valid_from date, valid_to date,
        primary key (manager_id, municipality, valid_from)
      );
      create table territory.establishment (cnes text primary key, name text not null, municipality text not null);
      create table territory.route (
        route_id uuid primary key, manager_id uuid not null, name text not null, towns text[] not null,
        destination text not null
      );
      create index route_manager on territory.route (manager_id, name);
      create table territory.distance (
        route_id uuid, from_town text, set_at bigint, metres integer not null, source text not null,
        valid_from date not null, valid_to date,
        primary key (route_id, from_town, set_at)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema territory cascade');
  }
}

export const territorySchema: RoomSchema = {
  entities: [ManagerRow, MemberRow, EstablishmentRow, RouteRow, DistanceEntity],
  migrations: [CreateTerritory1763800100000],
};
