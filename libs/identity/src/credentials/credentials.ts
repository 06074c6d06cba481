import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type CommandContext } from '#embarque/application';
import { type Instant, type Uuid } from '#embarque/kernel';
import { KeyStore, openField, sealField, type Keys } from '#embarque/privacy';
import { accountSubject } from '../domain/account.js';
import { lockedMinutes } from '../domain/lock-out.js';
import { loginMark } from '../holder.js';
import { RANDOMNESS, typedSecret, type Randomness } from '../randomness.js';
import { handOver } from './handed-over.js';
import { Passwords } from './passwords.js';
import { newTotpSecret, totpStep } from './second-factor.js';
import { CredentialRow } from './tables.js';

const RECOVERY_CODES = 10;

/** What somebody shows to prove who they are; a recovery code stands for a code. */
export interface Proof {
  readonly password: string;
  readonly totp?: string | undefined;
  readonly recoveryCode?: string | undefined;
}

/** `code-needed`: the password is right, and the account has a second factor. */
export type Proven = { readonly accountId: Uuid } | 'refused' | 'code-needed';

/** Passwords, second factors and recovery codes: kept apart from the events, to be changed and forgotten. */
@Injectable()
export class Credentials {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(KeyStore) private readonly keys: Keys,
    private readonly passwords: Passwords,
    @Inject(RANDOMNESS) private readonly random: Randomness,
  ) {}

  /**
   * Gives the account a one-time password, which must be changed, and ends a lock-out. Undefined when this command gave
   * one before.
   */
  async issue(
    { accountId, loginMark, cpfMark }: { accountId: Uuid; loginMark: string; cpfMark?: string | undefined },
    { commandId }: CommandContext,
    { removeSecondFactor = false } = {},
  ): Promise<string | undefined> {
    const password = typedSecret(this.random, 4);
    const hashed = await this.passwords.inTurn(() => this.passwords.hash(password));
    return handOver(this.database, commandId, async (manager) => {
      await manager.query(
        `insert into identity.credential (account_id, login_mark, cpf_mark, password_hash, must_change, failures)
         values ($1, $2, $3, $4, true, 0)
         on conflict (account_id) do update
            set password_hash = excluded.password_hash, must_change = true, failures = 0, locked_until = null`,
        [accountId, loginMark, cpfMark, hashed],
      );
      if (removeSecondFactor) await manager.query(WITHOUT_SECOND_FACTOR, [accountId]);
      return password;
    });
  }

  /** Checks who signs in. Every try is counted before it is checked, so that tries at the same time do not escape it. */
  prove(login: string, proof: Proof, now: Instant): Promise<Proven> {
    return this.passwords.inTurn(async () => {
      const mark = loginMark(this.keys, login);
      return this.check(await this.database.getRepository(CredentialRow).findOneBy({ loginMark: mark }), proof, now);
    });
  }

  /** Whether it is the account's password; a wrong one counts as a failed sign-in. */
  confirm(accountId: string, password: string, now: Instant): Promise<boolean> {
    return this.passwords.inTurn(async () => {
      const row = await this.find(accountId);
      const counted = row && (await this.count(accountId, now));
      const right = await this.passwords.matches(counted ? row.passwordHash : undefined, password);
      if (right) await this.forgive(accountId);
      return right;
    });
  }

  private async check(row: CredentialRow | null, proof: Proof, now: Instant): Promise<Proven> {
    const counted = row && (await this.count(row.accountId, now));
    const right = await this.passwords.matches(counted ? row.passwordHash : undefined, proof.password);
    if (!row || !right) return 'refused';
    const { accountId } = row;
    if (row.totpSecret) {
      if (!proof.totp && !proof.recoveryCode) {
        // Not a failure yet: the next try brings the code.
        await this.database.query(
          `update identity.credential set failures = greatest(failures - 1, 0), locked_until = null where account_id = $1`,
          [accountId],
        );
        return 'code-needed';
      }
      const proven = proof.totp
        ? await this.useTotp(accountId, row.totpSecret, proof.totp, now)
        : await this.useRecoveryCode(accountId, proof.recoveryCode!);
      if (!proven) return 'refused';
    }
    await this.forgive(accountId);
    return { accountId: accountId as Uuid };
  }

  async changePassword(accountId: string, password: string): Promise<void> {
    const hashed = await this.passwords.inTurn(() => this.passwords.hash(password));
    await this.database.query(
      'update identity.credential set password_hash = $2, must_change = false where account_id = $1',
      [accountId, hashed],
    );
  }

  /** A new secret, which counts once `acceptTotp` has seen a code of it. */
  async offerTotp(accountId: string): Promise<string> {
    const secret = newTotpSecret(this.random);
    const subject = accountSubject(accountId);
    const sealed = sealField(await this.keys.keyOf(subject), subject, 'totp', secret);
    await this.database.query('update identity.credential set totp_offered = $2 where account_id = $1', [
      accountId,
      sealed,
    ]);
    return secret;
  }

  /** The step of a code of the secret that was offered; undefined when it is not of it, or not of now. */
  async offeredStep(accountId: string, code: string, now: Instant): Promise<number | undefined> {
    const row = await this.find(accountId);
    return row?.totpOffered ? totpStep(await this.open(accountId, row.totpOffered), code, now) : undefined;
  }

  /** From now on sign-ins need a code of the offered secret, later than the one of this step. */
  async acceptTotp(accountId: string, step: number): Promise<void> {
    await this.database.query(
      `update identity.credential set totp_secret = totp_offered, totp_offered = null, totp_step = $2
        where account_id = $1 and totp_offered is not null`,
      [accountId, step],
    );
  }

  async removeTotp(accountId: string): Promise<void> {
    await this.database.query(WITHOUT_SECOND_FACTOR, [accountId]);
  }

  /** New recovery codes instead of the old ones. */
  async renewRecoveryCodes(accountId: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, () => typedSecret(this.random, 4));
    await this.database.query(
      `with old as (delete from identity.recovery_code where account_id = $1)
       insert into identity.recovery_code (account_id, code_mark) select $1, unnest($2::text[])`,
      [accountId, codes.map((code) => this.codeMark(code))],
    );
    return codes;
  }

  private find(accountId: string): Promise<CredentialRow | null> {
    return this.database.getRepository(CredentialRow).findOneBy({ accountId });
  }

  /** Counts a try as failed until it proves right; false when the account is locked. */
  private async count(accountId: string, now: Instant): Promise<boolean> {
    const [counted] = await this.database.query<[unknown[], number]>(
      `update identity.credential
          set failures = failures + 1,
              locked_until = $2::timestamptz + make_interval(mins => ($3::int[])[least(failures + 1, cardinality($3::int[]))])
        where account_id = $1 and (locked_until is null or locked_until <= $2) returning account_id`,
      [accountId, now, LOCKED_MINUTES],
    );
    return counted.length === 1;
  }

  private async forgive(accountId: string): Promise<void> {
    await this.database.query(
      'update identity.credential set failures = 0, locked_until = null where account_id = $1',
      [accountId],
    );
  }

  private async useTotp(accountId: string, sealed: string, code: string, now: Instant): Promise<boolean> {
    const step = totpStep(await this.open(accountId, sealed), code, now);
    if (step === undefined) return false;
    const [used] = await this.database.query<[unknown[], number]>(
      `update identity.credential set totp_step = $2
        where account_id = $1 and (totp_step is null or totp_step < $2) returning account_id`,
      [accountId, step],
    );
    return used.length === 1;
  }

  private async useRecoveryCode(accountId: string, code: string): Promise<boolean> {
    const [used] = await this.database.query<[unknown[], number]>(
      'delete from identity.recovery_code where account_id = $1 and code_mark = $2 returning code_mark',
      [accountId, this.codeMark(code)],
    );
    return used.length === 1;
  }

  private async open(accountId: string, sealed: string): Promise<string> {
    const subject = accountSubject(accountId);
    return openField(await this.keys.keyOf(subject), subject, 'totp', sealed);
  }

  /** However it was typed: in capitals, without hyphens. */
  private codeMark(code: string): string {
    return this.keys.mark('recovery-code', code.toLowerCase().replace(/[^a-z0-9]/g, ''));
  }
}

/** After the first failure in a row, the second, and so on; the last goes for all that follow. */
const LOCKED_MINUTES = Array.from({ length: 16 }, (_, index) => lockedMinutes(index + 1));

const WITHOUT_SECOND_FACTOR = `
  with codes as (delete from identity.recovery_code where account_id = $1)
  update identity.credential set totp_secret = null, totp_offered = null, totp_step = null where account_id = $1`;
