import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { RequestTexts, unlessErased } from '../../request-texts.js';
import { Requests } from '../../requests.js';
import { refuseRequest } from '../close-request.decision.js';
import { RefuseRequest } from './refuse-request.command.js';

@CommandHandler(RefuseRequest)
export class RefuseRequestHandler implements ICommandHandler<RefuseRequest> {
  constructor(
    private readonly requests: Requests,
    private readonly texts: RequestTexts,
  ) {}

  async execute({ requestId, kind, reason, context }: RefuseRequest) {
    return unlessErased(async () => {
      const decided = await this.requests.decide(requestId, context, async (state) => {
        const seal = await this.texts.sealerFor(state.personId, requestId);
        return refuseRequest({ kind, reason: seal('reason', reason) }, state);
      });
      return answer(decided, { requestId });
    });
  }
}
