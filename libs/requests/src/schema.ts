import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { type RoomSchema } from '#embarque/read-model';
import { RequestRow, SeatOfferRow, SeriesRow, TownPolicyRow } from './projections/requests/requests.entities.js';

class CreateRequests1764000460000 implements MigrationInterface {
  readonly name = 'CreateRequests1764000460000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema requests;
      create table requests.request (
        request_id uuid primary key, person_id uuid not null, residence text not null, appointment_id uuid not null,
        establishment text not null, destination text not null, date date not null, time text not null,
        kind text not null, from_town text not null, legs text not null, accommodation text not null,
        needs text not null, companions jsonb not null, exception text, assessed_by text not null,
        assessed_on date not null, birth_date text not null, notes text, late boolean not null, late_reason text,
        policy_version integer not null, requested_at timestamptz not null, status text not null, reason_kind text,
        reason text, late_withdrawal boolean not null, trip_id uuid, authorization_id uuid
      );
      create index request_queue on requests.request (destination, date, status, residence);
      create index request_demand on requests.request (residence, date);
      create index request_person on requests.request (person_id, date);
      create table requests.town_policy (
        municipality text, version integer, minimum_notice_hours integer not null,
        confirmation_deadline_hours integer not null, withdrawal_deadline_hours integer not null,
        offer_minutes integer not null, valid_from date not null, legal_basis text not null,
        primary key (municipality, version)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema requests cascade');
  }
}

class AddSeries1764000500000 implements MigrationInterface {
  readonly name = 'AddSeries1764000500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table requests.request add series_id uuid, add series_date date;
      create index request_series on requests.request (series_id, series_date);
      create table requests.series (
        series_id uuid primary key, person_id uuid not null, residence text not null, last_date date not null,
        state jsonb not null, refused jsonb not null
      );
      create index series_town on requests.series (residence, last_date, series_id);
      create index series_person on requests.series (person_id, last_date, series_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table requests.series; alter table requests.request drop series_id, drop series_date');
  }
}

class AddSeatOffers1764602000000 implements MigrationInterface {
  readonly name = 'AddSeatOffers1764602000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table requests.seat_offer (
        offer_id uuid primary key, request_id uuid not null, person_id uuid not null, residence text not null,
        destination text not null, trip_id uuid not null, manager_id uuid not null, departs_at timestamptz not null,
        seats integer not null, wheelchairs integer not null, place integer not null, passed_over jsonb not null,
        policy_version integer not null, offered_at timestamptz not null, valid_until timestamptz not null,
        status text not null, reason text
      );
      create index seat_offer_town on requests.seat_offer (residence, status, valid_until, offer_id);
      create index seat_offer_manager on requests.seat_offer (manager_id, status, valid_until, offer_id);
      create index seat_offer_due on requests.seat_offer (status, valid_until);
      create index seat_offer_request on requests.seat_offer (request_id);
      create index seat_offer_person on requests.seat_offer (person_id, offered_at);
      alter table requests.town_policy add offer_notice_minutes integer not null default 60;
      alter table requests.town_policy alter offer_notice_minutes drop default;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table requests.seat_offer; alter table requests.town_policy drop offer_notice_minutes');
  }
}

export const requestsSchema: RoomSchema = {
  entities: [RequestRow, SeatOfferRow, SeriesRow, TownPolicyRow],
  migrations: [CreateRequests1764000460000, AddSeries1764000500000, AddSeatOffers1764602000000],
};
