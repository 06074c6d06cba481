import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { addMinutes, type Instant, type Uuid } from '#embarque/kernel';
import { KeyStore, type Keys } from '#embarque/privacy';
import { RANDOMNESS, secretToken, type Randomness } from '../randomness.js';
import { SessionRow } from './tables.js';

const IDLE_MINUTES = 30;
const LONGEST_MINUTES = 12 * 60;
const TOUCH_MINUTES = 1;
const MOST_LISTED = 200;

/** A session that holds at the moment. */
export interface Session {
  readonly sessionId: Uuid;
  readonly accountId: Uuid;
  readonly csrf: string;
  readonly createdAt: Date;
  readonly endsAt: Date;
  /** Whoever signed them in; null for a password. */
  readonly oidcIssuer: string | null;
  /** Of a password session: the password is still the one-time one. */
  readonly mustChange: boolean;
  readonly secondFactor: boolean;
}

export interface SessionSource {
  readonly userAgent: string;
  readonly oidc?: { readonly issuer: string; readonly sid?: string };
}

/** Sessions live on the server; the browser has a token, of which only a keyed mark is kept. */
@Injectable()
export class Sessions {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(KeyStore) private readonly keys: Keys,
    @Inject(RANDOMNESS) private readonly random: Randomness,
  ) {}

  /** Opens one, and gives its token, which nobody has seen before. Those that are over are swept out on the way. */
  async open(accountId: Uuid, { userAgent, oidc }: SessionSource, now: Instant): Promise<string> {
    const token = secretToken(this.random);
    await this.database.query(
      `with over as (delete from identity.session where ends_at <= $5)
       insert into identity.session
              (session_id, token_mark, account_id, csrf, created_at, last_seen, ends_at, user_agent, oidc_issuer, oidc_sid)
       values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9)`,
      [
        ...[
          this.random.uuid(),
          this.mark(token),
          accountId,
          secretToken(this.random),
          now,
          addMinutes(now, LONGEST_MINUTES),
        ],
        ...[shortened(userAgent), oidc?.issuer, oidc?.sid],
      ],
    );
    return token;
  }

  /** The session of a token, unless it was idle too long, is over, was ended, or never was. */
  async find(token: string, now: Instant): Promise<Session | undefined> {
    const rows = await this.database.query<(Session & { lastSeen: Date })[]>(
      `select session_id as "sessionId", account_id as "accountId", csrf, created_at as "createdAt",
              ends_at as "endsAt", last_seen as "lastSeen", oidc_issuer as "oidcIssuer",
              coalesce(must_change, false) as "mustChange", totp_secret is not null as "secondFactor"
         from identity.session left join identity.credential using (account_id)
        where token_mark = $1 and ends_at > $2 and last_seen > $3`,
      [this.mark(token), now, addMinutes(now, -IDLE_MINUTES)],
    );
    const [found] = rows;
    if (found && found.lastSeen.getTime() <= Date.parse(addMinutes(now, -TOUCH_MINUTES))) {
      await this.database.query('update identity.session set last_seen = $2 where session_id = $1', [
        found.sessionId,
        now,
      ]);
    }
    return found;
  }

  /** The account's sessions, the newest first. */
  list(accountId: Uuid, now: Instant): Promise<SessionRow[]> {
    return this.database
      .getRepository(SessionRow)
      .createQueryBuilder('session')
      .where('session.account_id = :accountId', { accountId })
      .andWhere('session.ends_at > :now and session.last_seen > :idle', { now, idle: addMinutes(now, -IDLE_MINUTES) })
      .orderBy('session.created_at', 'DESC')
      .limit(MOST_LISTED)
      .getMany();
  }

  /** False when the account has no such session. */
  async end(accountId: Uuid, sessionId: Uuid): Promise<boolean> {
    const { affected } = await this.database.getRepository(SessionRow).delete({ accountId, sessionId });
    return !!affected;
  }

  async endByToken(token: string): Promise<void> {
    await this.database.getRepository(SessionRow).delete({ tokenMark: this.mark(token) });
  }

  async endAll(accountId: Uuid): Promise<void> {
    await this.database.getRepository(SessionRow).delete({ accountId });
  }

  async endOthers(accountId: Uuid, sessionId: Uuid): Promise<void> {
    await this.database.query('delete from identity.session where account_id = $1 and session_id <> $2', [
      accountId,
      sessionId,
    ]);
  }

  /** Those that the provider opened under its session `sid`. */
  async endAllOf(issuer: string, sid: string): Promise<void> {
    await this.database.getRepository(SessionRow).delete({ oidcIssuer: issuer, oidcSid: sid });
  }

  private mark(token: string): string {
    return this.keys.mark('session', token);
  }
}

/** Enough to tell one's own browsers apart. */
const shortened = (userAgent: string): string => userAgent.replace(/[^\x20-\x7e]/g, '').slice(0, 120);
