import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type CommandContext } from '#embarque/application';
import { addMinutes, type Instant, type Uuid } from '#embarque/kernel';
import { KeyStore, type Keys } from '#embarque/privacy';
import { RANDOMNESS, secretToken, type Randomness } from '../randomness.js';
import { handOver } from './handed-over.js';

/** So that one that leaked is known for what it is. */
const PREFIX = 'emb_';
export const API_TOKEN = /^emb_[\w-]{43}$/;
const TOUCH_MINUTES = 1;

/** Tokens of machines, of which only a keyed mark is kept. */
@Injectable()
export class ApiTokens {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(KeyStore) private readonly keys: Keys,
    @Inject(RANDOMNESS) private readonly random: Randomness,
  ) {}

  /** The token; undefined when this command gave it before. */
  async issue(
    { tokenId, accountId, name, expiresAt }: { tokenId: Uuid; accountId: Uuid; name: string; expiresAt: Instant },
    { commandId, now }: CommandContext,
  ): Promise<string | undefined> {
    const token = PREFIX + secretToken(this.random);
    return handOver(this.database, commandId, async (manager) => {
      await manager.query(
        `insert into identity.api_token (token_id, token_mark, account_id, name, issued_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [tokenId, this.mark(token), accountId, name, now, expiresAt],
      );
      return token;
    });
  }

  /** The account that a token acts for, unless it expired, was revoked, or never was. */
  async accountOf(token: string, now: Instant): Promise<Uuid | undefined> {
    const rows = await this.database.query<{ tokenId: string; accountId: Uuid; lastUsed: Date | null }[]>(
      `select token_id as "tokenId", account_id as "accountId", last_used as "lastUsed"
         from identity.api_token where token_mark = $1 and expires_at > $2 and revoked_at is null`,
      [this.mark(token), now],
    );
    const [found] = rows;
    if (found && (found.lastUsed?.getTime() ?? 0) <= Date.parse(addMinutes(now, -TOUCH_MINUTES))) {
      await this.database.query('update identity.api_token set last_used = $2 where token_id = $1', [
        found.tokenId,
        now,
      ]);
    }
    return found?.accountId;
  }

  async revoke(tokenId: Uuid, now: Instant): Promise<void> {
    await this.database.query(
      'update identity.api_token set revoked_at = coalesce(revoked_at, $2) where token_id = $1',
      [tokenId, now],
    );
  }

  async revokeAll(accountId: Uuid, now: Instant): Promise<void> {
    await this.database.query(
      'update identity.api_token set revoked_at = $2 where account_id = $1 and revoked_at is null',
      [accountId, now],
    );
  }

  private mark(token: string): string {
    return this.keys.mark('api-token', token);
  }
}
