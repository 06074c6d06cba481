import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { KeyStore, type Keys } from '#embarque/privacy';
import { ApiTokens } from '../../credentials/api-tokens.js';
import { Sessions } from '../../credentials/sessions.js';
import { account, accountStream, unknownAccount, type Account, type AccountEvent } from '../../domain/account.js';
import { sealReason } from '../../holder.js';
import { DisableAccount } from './disable-account.command.js';
import { disableAccount } from './disable-account.decision.js';

@CommandHandler(DisableAccount)
export class DisableAccountHandler implements ICommandHandler<DisableAccount> {
  constructor(
    private readonly streams: Streams,
    private readonly sessions: Sessions,
    private readonly tokens: ApiTokens,
    @Inject(KeyStore) private readonly keys: Keys,
  ) {}

  async execute({ accountId, reason, context }: DisableAccount) {
    const decided = await this.streams.decide<Account, AccountEvent>(
      accountStream(accountId),
      account,
      context,
      async (state) => {
        if (state.status === 'unopened') return unknownAccount;
        const sealed = await sealReason(this.keys, accountId, reason);
        return disableAccount({ reason: sealed, actor: context.actor }, state);
      },
    );
    // A repeated request may come after the account was enabled again: its answer ends nothing.
    if (decided.ok && (await this.streams.load(accountStream(accountId), account)).status === 'disabled') {
      await Promise.all([this.sessions.endAll(accountId), this.tokens.revokeAll(accountId, context.now)]);
    }
    return answer(decided, { accountId });
  }
}
