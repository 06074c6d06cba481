import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { type RoomSchema } from '#embarque/read-model';
import {
  ApiTokenRow,
  CredentialRow,
  HandedOverRow,
  OidcSignInRow,
  RecoveryCodeRow,
  SessionRow,
} from './credentials/tables.js';
import { AccountRow } from './projections/accounts/accounts.entities.js';

class CreateIdentity1764100000000 implements MigrationInterface {
  readonly name = 'CreateIdentity1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema identity;
      create table identity.credential (
        account_id uuid primary key, login_mark text not null, cpf_mark text, password_hash text not null,
        must_change boolean not null, failures integer not null, locked_until timestamptz, totp_secret text,
        totp_offered text, totp_step bigint
      );
      create unique index credential_login_mark on identity.credential (login_mark);
      create unique index credential_cpf_mark on identity.credential (cpf_mark);
      create table identity.recovery_code (
        account_id uuid not null, code_mark text not null, primary key (account_id, code_mark)
      );
      create table identity.session (
        session_id uuid primary key, token_mark text not null, account_id uuid not null, csrf text not null,
        created_at timestamptz not null, last_seen timestamptz not null, ends_at timestamptz not null,
        user_agent text not null, oidc_issuer text, oidc_sid text
      );
      create unique index session_token_mark on identity.session (token_mark);
      create index session_account on identity.session (account_id);
      create index session_ends_at on identity.session (ends_at);
      create index session_oidc on identity.session (oidc_sid);
      create table identity.api_token (
        token_id uuid primary key, token_mark text not null, account_id uuid not null, name text not null,
        issued_at timestamptz not null, expires_at timestamptz not null, last_used timestamptz, revoked_at timestamptz
      );
      create unique index api_token_mark on identity.api_token (token_mark);
      create index api_token_account on identity.api_token (account_id);
      create table identity.oidc_sign_in (
        cookie_mark text primary key, state text not null, nonce text not null, verifier text not null,
        ends_at timestamptz not null
      );
      create index oidc_sign_in_ends_at on identity.oidc_sign_in (ends_at);
      create table identity.handed_over (command_id uuid primary key);

      create schema accounts;
      create table accounts.account (
        account_id uuid primary key, kind text not null, role text not null, scope jsonb not null,
        sealed jsonb not null, status text not null, second_factor boolean not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema identity cascade; drop schema accounts cascade');
  }
}

export const identitySchema: RoomSchema = {
  entities: [CredentialRow, RecoveryCodeRow, SessionRow, ApiTokenRow, OidcSignInRow, HandedOverRow, AccountRow],
  migrations: [CreateIdentity1764100000000],
};
