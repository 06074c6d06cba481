import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { type RoomSchema } from '#embarque/read-model';
import { OutboxRow } from './outbox/outbox.entity.js';
import { NoticeRow, ReminderRow, ReminderTimeRow } from './projections/notices/notices.entities.js';

class CreateNotices1764601000000 implements MigrationInterface {
  readonly name = 'CreateNotices1764601000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema notices;
      create table notices.notice (
        notice_id uuid primary key, trip_id uuid not null, authorization_id uuid not null, person_id uuid not null,
        manager_id uuid not null, residence text not null, kind text not null, way text not null,
        template_id text not null, template_version integer not null, address text, message text not null,
        status text not null, to_tell boolean not null, queued_at timestamptz not null, until timestamptz not null,
        sent_at timestamptz, attempts integer not null, failure text, given_up text,
        calls integer not null, called_at timestamptz, call_outcome text, note text,
        acknowledged_at timestamptz, acknowledged_by text, acknowledged_how text
      );
      create index notice_trip on notices.notice (trip_id, queued_at);
      create index notice_person on notices.notice (person_id, queued_at);
      create index notice_to_tell on notices.notice (residence, to_tell, until);
      create schema delivery;
      create table delivery.outbox (notice_id uuid primary key, due_at timestamptz not null);
      create index outbox_due on delivery.outbox (due_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema notices cascade; drop schema delivery cascade');
  }
}

class CreateReminders1764601010000 implements MigrationInterface {
  readonly name = 'CreateReminders1764601010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notices.reminder_time (
        municipality text, version integer, time text, valid_from date not null, legal_basis text not null,
        primary key (municipality, version)
      );
      create table notices.reminder (
        trip_id uuid, residence text, asked_at timestamptz not null, primary key (trip_id, residence)
      );
      create index notice_until on notices.notice (until, kind);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index notices.notice_until; drop table notices.reminder, notices.reminder_time');
  }
}

class LetOffersBeTold1764602100000 implements MigrationInterface {
  readonly name = 'LetOffersBeTold1764602100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table notices.notice alter authorization_id drop not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from notices.notice where authorization_id is null;
      alter table notices.notice alter authorization_id set not null;
    `);
  }
}

export const noticesSchema: RoomSchema = {
  entities: [NoticeRow, ReminderRow, ReminderTimeRow, OutboxRow],
  migrations: [CreateNotices1764601000000, CreateReminders1764601010000, LetOffersBeTold1764602100000],
};
