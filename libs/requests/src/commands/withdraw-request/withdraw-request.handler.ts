import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { localDateOf } from '#embarque/kernel';
import { Requests } from '../../requests.js';
import { withdrawRequest } from '../close-request.decision.js';
import { WithdrawRequest } from './withdraw-request.command.js';

@CommandHandler(WithdrawRequest)
export class WithdrawRequestHandler implements ICommandHandler<WithdrawRequest> {
  constructor(private readonly requests: Requests) {}

  execute(command: WithdrawRequest) {
    const { kind, context } = command;
    const { now } = context;
    return this.requests.decideWhy(command, async (reason, state) => {
      const policy = await this.requests.policyOf(state.residence, localDateOf(now));
      return withdrawRequest({ kind, reason }, { now, policy }, state);
    });
  }
}
