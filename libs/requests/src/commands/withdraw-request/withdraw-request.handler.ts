import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { localDateOf } from '#embarque/kernel';
import { RequestTexts, unlessErased } from '../../request-texts.js';
import { Requests } from '../../requests.js';
import { withdrawRequest } from '../close-request.decision.js';
import { WithdrawRequest } from './withdraw-request.command.js';

@CommandHandler(WithdrawRequest)
export class WithdrawRequestHandler implements ICommandHandler<WithdrawRequest> {
  constructor(
    private readonly requests: Requests,
    private readonly texts: RequestTexts,
  ) {}

  async execute({ requestId, kind, reason, context }: WithdrawRequest) {
    return unlessErased(async () => {
      const decided = await this.requests.decide(requestId, context, async (state) => {
        const seal = await this.texts.sealerFor(state.personId, requestId);
        const policy = await this.requests.policyOf(state.residence, localDateOf(context.now));
        return withdrawRequest({ kind, reason: seal('reason', reason) }, { now: context.now, policy }, state);
      });
      return answer(decided, { requestId });
    });
  }
}
