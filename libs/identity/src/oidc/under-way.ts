import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CLOCK } from '#embarque/application';
import { addMinutes, Cpf, type Clock, type Uuid } from '#embarque/kernel';
import { KeyStore, type Keys } from '#embarque/privacy';
import { CredentialRow } from '../credentials/tables.js';
import { cpfMark } from '../holder.js';
import { RANDOMNESS, secretToken, type Randomness } from '../randomness.js';

export const SIGN_IN_MINUTES = 10;

export interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Sign-ins that went to the provider: what they must come back with stays here, each usable once. */
@Injectable()
export class SignInsUnderWay {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(KeyStore) private readonly keys: Keys,
    @Inject(RANDOMNESS) private readonly random: Randomness,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Begins one; those that never came back are swept out on the way. */
  async begin(): Promise<Begun & { readonly cookie: string }> {
    const [cookie, state, nonce, verifier] = Array.from({ length: 4 }, () => secretToken(this.random)) as [
      ...[string, string, string, string],
    ];
    const now = this.clock.now();
    await this.database.query(
      `with over as (delete from identity.oidc_sign_in where ends_at <= $6)
       insert into identity.oidc_sign_in (cookie_mark, state, nonce, verifier, ends_at) values ($1, $2, $3, $4, $5)`,
      [this.mark(cookie), state, nonce, verifier, addMinutes(now, SIGN_IN_MINUTES), now],
    );
    return { cookie, state, nonce, verifier };
  }

  /** What a sign-in must come back with; it is gone afterwards, whether it then succeeds or not. */
  async take(cookie: string): Promise<Begun | undefined> {
    const [[begun]] = await this.database.query<[Begun[], number]>(
      'delete from identity.oidc_sign_in where cookie_mark = $1 and ends_at > $2 returning state, nonce, verifier',
      [this.mark(cookie), this.clock.now()],
    );
    return begun;
  }

  /** Whose account has the CPF, however it is punctuated. */
  async accountWith(cpf: string): Promise<Uuid | undefined> {
    const digits = cpf.replace(/[.\s-]/g, '');
    if (!Cpf.is(digits)) return undefined;
    const row = await this.database.getRepository(CredentialRow).findOneBy({ cpfMark: cpfMark(this.keys, digits) });
    return row?.accountId as Uuid | undefined;
  }

  private mark(cookie: string): string {
    return this.keys.mark('oidc-sign-in', cookie);
  }
}
