import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { KeyStore, type Keys } from '#embarque/privacy';
import { account, accountStream, unknownAccount, type Account, type AccountEvent } from '../../domain/account.js';
import { sealReason } from '../../holder.js';
import { EnableAccount } from './enable-account.command.js';
import { enableAccount } from './enable-account.decision.js';

@CommandHandler(EnableAccount)
export class EnableAccountHandler implements ICommandHandler<EnableAccount> {
  constructor(
    private readonly streams: Streams,
    @Inject(KeyStore) private readonly keys: Keys,
  ) {}

  async execute({ accountId, reason, context }: EnableAccount) {
    const decided = await this.streams.decide<Account, AccountEvent>(
      accountStream(accountId),
      account,
      context,
      async (state) => {
        if (state.status === 'unopened') return unknownAccount;
        return enableAccount({ reason: await sealReason(this.keys, accountId, reason) }, state);
      },
    );
    return answer(decided, { accountId });
  }
}
