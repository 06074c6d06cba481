import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { type RoomSchema } from '#embarque/read-model';
import {
  ClosedMonthRow,
  EntryRow,
  PastEntryRow,
  LedgerDistanceRow,
  PersonVersionRow,
  LedgerRouteRow,
  LedgerSigtapRow,
  LedgerManagerRow,
} from './projections/ledger/ledger.entities.js';
import { SentFileRow, SentShareRow } from './projections/sent-files/sent-files.entities.js';

class CreateLedger1763800500000 implements MigrationInterface {
  readonly name = 'CreateLedger1763800500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema ledger;
      create table ledger.entry (
        trip_id uuid, authorization_id uuid, manager_id uuid not null, date date not null, presentation text,
        person_id uuid not null, person_version integer not null, role text not null, route_id uuid not null,
        from_town text not null, outbound boolean not null, inbound boolean not null, metres integer,
        quantity integer not null, policy_id text, policy_version integer, causes text not null,
        primary key (trip_id, authorization_id)
      );
      create index entry_month on ledger.entry (manager_id, presentation, date, trip_id, authorization_id);
      create index entry_person on ledger.entry (person_id);
      create index entry_route on ledger.entry (route_id);
      create table ledger.person (
        person_id uuid, version integer, sealed text not null, primary key (person_id, version)
      );
      create table ledger.distance (
        route_id uuid, set_at bigint, from_town text not null, metres integer not null,
        valid_from date not null, valid_to date, primary key (route_id, set_at)
      );
      create table ledger.adoption (
        manager_id uuid, decided_at bigint, policy_id text not null, version integer not null, valid_from text not null,
        primary key (manager_id, decided_at)
      );
      create table ledger.presenter (manager_id uuid primary key, establishment text not null);
      create table ledger.closed_month (manager_id uuid, competence text, primary key (manager_id, competence));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema ledger cascade');
  }
}

class AddExceptional1764000550000 implements MigrationInterface {
  readonly name = 'AddExceptional1764000550000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ledger.entry add exceptional boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ledger.entry drop exceptional');
  }
}

class AddCorrections1764000560000 implements MigrationInterface {
  readonly name = 'AddCorrections1764000560000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table ledger.entry add correction integer not null default 0;
      alter table ledger.entry
        drop constraint entry_pkey, add constraint entry_pkey primary key (trip_id, authorization_id, correction);
      drop index ledger.entry_month;
      create index entry_month on ledger.entry (manager_id, presentation, date, trip_id, authorization_id, correction);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index ledger.entry_month;
      delete from ledger.entry where correction > 0;
      alter table ledger.entry
        drop constraint entry_pkey, add constraint entry_pkey primary key (trip_id, authorization_id);
      alter table ledger.entry drop correction;
      create index entry_month on ledger.entry (manager_id, presentation, date, trip_id, authorization_id);
    `);
  }
}

class AddHistory1764120000000 implements MigrationInterface {
  readonly name = 'AddHistory1764120000000';

  async up(runner: QueryRunner): Promise<void> {
    // The rows of before are built anew: the projection's version is raised with this.
    await runner.query(`
      truncate ledger.entry;
      alter table ledger.entry
        add known_from timestamptz not null, add legs integer not null, add presented integer not null,
        add rejection text, add rejected boolean not null, add attended text not null,
        add requested_by text, add regulated_by text, add road_metres integer, add procedure text,
        add establishment text, add professional text, add occupation text, add distance_source text;
      create index entry_line on ledger.entry
        (manager_id, presentation, establishment, attended, professional, date, trip_id, authorization_id, correction);
      create index entry_attended on ledger.entry (attended);
      create table ledger.past_entry (
        like ledger.entry including defaults, known_until timestamptz not null,
        primary key (trip_id, authorization_id, correction, known_from)
      );
      create index past_entry_month on ledger.past_entry (manager_id, presentation, date);
      create table ledger.route (route_id uuid primary key, destination text not null, mode text not null);
      create table ledger.sigtap (
        competence text, version text, learned_at bigint not null, procedures jsonb not null, primary key (competence, version)
      );
      create table ledger.manager (manager_id uuid primary key, establishment text, choices jsonb not null);
      alter table ledger.closed_month add lines_per_sheet integer not null default 99, add returned_at timestamptz;
      drop table ledger.adoption, ledger.presenter;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ledger.adoption (
        manager_id uuid, decided_at bigint, policy_id text not null, version integer not null, valid_from text not null,
        primary key (manager_id, decided_at)
      );
      create table ledger.presenter (manager_id uuid primary key, establishment text not null);
      drop table ledger.past_entry, ledger.route, ledger.sigtap, ledger.manager;
      alter table ledger.closed_month drop lines_per_sheet, drop returned_at;
      drop index ledger.entry_line, ledger.entry_attended;
      alter table ledger.entry
        drop known_from, drop legs, drop presented, drop rejection, drop rejected, drop attended,
        drop requested_by, drop regulated_by, drop road_metres, drop procedure,
        drop establishment, drop professional, drop occupation, drop distance_source;
    `);
  }
}

class AddMonthlyLines1764140000000 implements MigrationInterface {
  readonly name = 'AddMonthlyLines1764140000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table ledger.entry add monthly boolean not null default false;
      alter table ledger.past_entry add monthly boolean not null default false;
      create index entry_monthly on ledger.entry (manager_id, presentation, person_id) where monthly;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index ledger.entry_monthly;
      alter table ledger.past_entry drop monthly;
      alter table ledger.entry drop monthly;
    `);
  }
}

class AddAids1764150000000 implements MigrationInterface {
  readonly name = 'AddAids1764150000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['entry', 'past_entry'])
      await runner.query(`
        alter table ledger.${table}
          add treated_at text, add aid text, add passenger uuid, add cancelled boolean not null default false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['entry', 'past_entry'])
      await runner.query(`
        alter table ledger.${table} drop treated_at, drop aid, drop passenger, drop cancelled`);
  }
}

class CreateSentFiles1764130000000 implements MigrationInterface {
  readonly name = 'CreateSentFiles1764130000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema sent_files;
      create table sent_files.file (
        manager_id uuid, competence text, sha256 text, file_name text not null, bytes bigint not null,
        origin text not null, destination text not null, version text not null, sheets integer not null,
        control integer not null, fault_count bigint not null, faults jsonb not null, recorded_at timestamptz not null,
        primary key (manager_id, competence, sha256)
      );
      create table sent_files.share (
        manager_id uuid, competence text, sha256 text, procedure text, month text, establishment text, kind integer,
        lines bigint not null, units bigint not null,
        primary key (manager_id, competence, sha256, procedure, month, establishment, kind)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema sent_files cascade');
  }
}

export const productionSchema: RoomSchema = {
  entities: [
    EntryRow,
    PastEntryRow,
    PersonVersionRow,
    LedgerDistanceRow,
    LedgerRouteRow,
    LedgerSigtapRow,
    LedgerManagerRow,
    ClosedMonthRow,
    SentFileRow,
    SentShareRow,
  ],
  migrations: [
    CreateLedger1763800500000,
    AddExceptional1764000550000,
    AddCorrections1764000560000,
    AddHistory1764120000000,
    CreateSentFiles1764130000000,
    AddMonthlyLines1764140000000,
    AddAids1764150000000,
  ],
};
