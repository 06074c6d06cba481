import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { RequestTexts, unlessErased } from '../../request-texts.js';
import { Requests } from '../../requests.js';
import { closeUnmet } from '../close-request.decision.js';
import { CloseUnmet } from './close-unmet.command.js';

@CommandHandler(CloseUnmet)
export class CloseUnmetHandler implements ICommandHandler<CloseUnmet> {
  constructor(
    private readonly requests: Requests,
    private readonly texts: RequestTexts,
  ) {}

  async execute({ requestId, kind, reason, context }: CloseUnmet) {
    return unlessErased(async () => {
      const decided = await this.requests.decide(requestId, context, async (state) => {
        const seal = await this.texts.sealerFor(state.personId, requestId);
        return closeUnmet({ kind, reason: seal('reason', reason) }, state);
      });
      return answer(decided, { requestId });
    });
  }
}
