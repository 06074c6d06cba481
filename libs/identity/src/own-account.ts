import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#embarque/application';
import { refuse, type Clock, type Refused } from '#embarque/kernel';
import { KeyStore, type Keys } from '#embarque/privacy';
import { type SignedIn } from './account-authentication.js';
import { Credentials } from './credentials/credentials.js';
import { totpUri } from './credentials/second-factor.js';
import { Sessions } from './credentials/sessions.js';
import { accountSubject } from './domain/account.js';
import { passwordFaults } from './domain/password.js';
import { openHolder, type Holder } from './holder.js';
import { OwnRecord } from './own-record.js';

/** What people do with their own account. That they did is an event; the secret itself never is, nor a hash of the input. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly record: OwnRecord,
    private readonly credentials: Credentials,
    private readonly sessions: Sessions,
    @Inject(KeyStore) private readonly keys: Keys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async holder({ account: { accountId, sealed } }: SignedIn): Promise<Holder> {
    return openHolder(await this.keys.keyOf(accountSubject(accountId)), accountId, sealed);
  }

  /** Ends the account's other sessions. */
  async changePassword(me: SignedIn, present: string, wanted: string): Promise<Refused | undefined> {
    const { accountId } = me.account;
    if (!(await this.confirmed(me, present))) return WRONG_PASSWORD;
    const { login } = await this.holder(me);
    const faults = [...passwordFaults(wanted, login), ...(wanted === present ? ['A senha nova é igual à atual.'] : [])];
    if (faults.length) return refuse('password-not-acceptable', ...faults);
    await this.record.of(me, { type: 'PasswordChanged', data: { accountId } });
    await this.credentials.changePassword(accountId, wanted);
    await this.sessions.endOthers(accountId, me.session.sessionId);
    return undefined;
  }

  /** A secret for the authenticator, which counts once it was confirmed by a code. */
  async offerTotp(me: SignedIn): Promise<{ secret: string; uri: string } | Refused> {
    if (me.session.secondFactor) return refuse('totp-already-enrolled', 'A conta já tem um segundo fator.');
    const secret = await this.credentials.offerTotp(me.account.accountId);
    return { secret, uri: totpUri(secret, (await this.holder(me)).login) };
  }

  /** The recovery codes that come with the second factor. */
  async confirmTotp(me: SignedIn, code: string): Promise<readonly string[] | Refused> {
    const { accountId } = me.account;
    const step = await this.credentials.offeredStep(accountId, code, this.clock.now());
    if (step === undefined) {
      return refuse(
        'code-wrong',
        'O código não confere. Veja se o relógio do aparelho está certo, e envie o código atual.',
      );
    }
    await this.record.of(me, { type: 'TotpEnrolled', data: { accountId } });
    await this.credentials.acceptTotp(accountId, step);
    return this.credentials.renewRecoveryCodes(accountId);
  }

  async removeTotp(me: SignedIn, password: string): Promise<Refused | undefined> {
    const { accountId } = me.account;
    if (!(await this.confirmed(me, password))) return WRONG_PASSWORD;
    await this.record.of(me, { type: 'TotpRemoved', data: { accountId } });
    await this.credentials.removeTotp(accountId);
    return undefined;
  }

  async renewRecoveryCodes(me: SignedIn, password: string): Promise<readonly string[] | Refused> {
    const { accountId } = me.account;
    if (!(await this.confirmed(me, password))) return WRONG_PASSWORD;
    if (!me.session.secondFactor) return refuse('totp-not-enrolled', 'A conta não tem segundo fator.');
    await this.record.of(me, { type: 'RecoveryCodesRenewed', data: { accountId } });
    return this.credentials.renewRecoveryCodes(accountId);
  }

  private confirmed({ account: { accountId } }: SignedIn, password: string): Promise<boolean> {
    return this.credentials.confirm(accountId, password, this.clock.now());
  }
}

const WRONG_PASSWORD = refuse(
  'password-wrong',
  'A senha atual não confere, ou a conta está bloqueada por um tempo depois de tentativas demais.',
);
