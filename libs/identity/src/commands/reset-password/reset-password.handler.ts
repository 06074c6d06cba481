import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { Credentials } from '../../credentials/credentials.js';
import { Sessions } from '../../credentials/sessions.js';
import { account, accountStream } from '../../domain/account.js';
import { ResetPassword } from './reset-password.command.js';
import { resetPassword } from './reset-password.decision.js';

@CommandHandler(ResetPassword)
export class ResetPasswordHandler implements ICommandHandler<ResetPassword> {
  constructor(
    private readonly streams: Streams,
    private readonly credentials: Credentials,
    private readonly sessions: Sessions,
  ) {}

  async execute({ accountId, removeSecondFactor, context }: ResetPassword) {
    const stream = accountStream(accountId);
    const decided = await this.streams.decide(stream, account, context, (state) =>
      resetPassword({ removeSecondFactor, actor: context.actor }, state),
    );
    if (!decided.ok) return decided;
    const state = await this.streams.load(stream, account);
    if (state.status === 'unopened') throw new Error(`account ${accountId} was reset and is not open`);
    const oneTimePassword = await this.credentials.issue(state, context, { removeSecondFactor });
    if (oneTimePassword) await this.sessions.endAll(accountId);
    return answer(decided, { accountId, ...(oneTimePassword && { oneTimePassword }), alreadyGiven: !oneTimePassword });
  }
}
