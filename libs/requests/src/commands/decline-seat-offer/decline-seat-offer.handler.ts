import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { declineOffer } from '../../domain/answer-offer.js';
import { Requests } from '../../requests.js';
import { DeclineSeatOffer } from './decline-seat-offer.command.js';

@CommandHandler(DeclineSeatOffer)
export class DeclineSeatOfferHandler implements ICommandHandler<DeclineSeatOffer> {
  constructor(private readonly requests: Requests) {}

  execute(command: DeclineSeatOffer) {
    const { now } = command.context;
    return this.requests.decideWhy(command, (reason, state) => declineOffer({ reason, now }, state));
  }
}
