import { Inject, Injectable } from '@nestjs/common';
import { answer, Claims, Streams, type Claimed, type CommandContext, type Outcome } from '#embarque/application';
import { type Revision } from '#embarque/event-store';
import { refuse, type Refused, type Uuid } from '#embarque/kernel';
import { KeyStore, sealFields, type Keys } from '#embarque/privacy';
import { account, accountClaimStream, accountStream, accountSubject, carries } from '../domain/account.js';
import { type Account, type AccountData, type AccountEvent, type AccountKind } from '../domain/account.js';
import { type AccountRole, type ScopeParts } from '../domain/roles.js';
import { Credentials } from '../credentials/credentials.js';
import { marksOf, type Holder } from '../holder.js';
import { type AccountOpening } from './open-account/open-account.command.js';
import { openAccount } from './open-account/open-account.decision.js';
import { ScopeFacts } from './scope-facts.js';

export interface Opening {
  readonly kind: AccountKind;
  readonly role: AccountRole;
  readonly holder: Holder;
  readonly scope: ScopeParts;
}

/** Opens accounts: no two with the same login, nor with the same CPF. */
@Injectable()
export class Openings {
  constructor(
    private readonly streams: Streams,
    private readonly claims: Claims,
    private readonly facts: ScopeFacts,
    private readonly credentials: Credentials,
    @Inject(KeyStore) private readonly keys: Keys,
  ) {}

  async open(
    accountId: Uuid,
    { kind, role, holder, scope }: Opening,
    context: CommandContext,
  ): Promise<Outcome<AccountOpening>> {
    const missing = await this.facts.missing(scope);
    const marks = marksOf(this.keys, holder);
    const decided = await this.streams.decide<Account, AccountEvent>(
      accountStream(accountId),
      account,
      context,
      async (state, revision) => {
        const subject = accountSubject(accountId);
        const sealed = sealFields(await this.keys.keyOf(subject), subject, { ...holder });
        const data = { accountId, kind, role, sealed, ...marks };
        const decision = openAccount(data, scope, missing, state);
        return decision.ok ? ((await this.claim(data, revision, context)) ?? decision) : decision;
      },
    );
    if (!decided.ok) return decided;
    if (kind === 'machine') return answer(decided, { accountId, alreadyGiven: false });
    const oneTimePassword = await this.credentials.issue({ accountId, ...marks }, context);
    return answer(decided, { accountId, ...(oneTimePassword && { oneTimePassword }), alreadyGiven: !oneTimePassword });
  }

  private async claim(
    { accountId, loginMark, cpfMark }: Omit<AccountData, 'scope'>,
    revision: Revision | 'none',
    context: CommandContext,
  ): Promise<Refused | undefined> {
    const reasons: string[] = [];
    for (const [mark, what] of [
      [loginMark, 'este login'],
      [cpfMark, 'este CPF'],
    ] as const) {
      const claimant = { holder: accountId, revision };
      if (mark && !(await this.claims.take(accountClaimStream(mark), claimant, context, claimed(mark)))) {
        reasons.push(`Já existe outra conta com ${what}.`);
      }
    }
    return reasons.length ? refuse('account-identity-taken', ...reasons) : undefined;
  }
}

const claimed = (mark: string): Claimed<Account, AccountEvent> => ({
  streamOf: accountStream,
  evolution: account,
  carries: (state) => carries(state, mark),
  forfeited: (accountId) => ({ type: 'AccountClaimForfeited', data: { accountId, mark } }),
});
