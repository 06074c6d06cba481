import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { PassengerTexts } from '../../passenger-texts.js';
import { Trips } from '../../trips.js';
import { CorrectPassengerOutcome } from './correct-passenger-outcome.command.js';
import { correctPassengerOutcome } from './correct-passenger-outcome.decision.js';

@CommandHandler(CorrectPassengerOutcome)
export class CorrectPassengerOutcomeHandler implements ICommandHandler<CorrectPassengerOutcome> {
  constructor(
    private readonly trips: Trips,
    private readonly texts: PassengerTexts,
  ) {}

  async execute(command: CorrectPassengerOutcome) {
    const { authorizationId, outbound, inbound, outcome } = command;
    const decided = await this.trips.decideFor(command, async (state, passenger) => {
      const reason = await this.texts.seal(passenger.personId, authorizationId, 'correction', command.reason);
      return correctPassengerOutcome({ authorizationId, outbound, inbound, outcome, reason }, state, passenger);
    });
    return answer(decided, { authorizationId });
  }
}
