import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { PassengerTexts } from '../../passenger-texts.js';
import { Trips } from '../../trips.js';
import { RecordNoShow } from './record-no-show.command.js';
import { recordNoShow } from './record-no-show.decision.js';

@CommandHandler(RecordNoShow)
export class RecordNoShowHandler implements ICommandHandler<RecordNoShow> {
  constructor(
    private readonly trips: Trips,
    private readonly texts: PassengerTexts,
  ) {}

  async execute(command: RecordNoShow) {
    const { authorizationId, kind, reason, at, context } = command;
    const decided = await this.trips.decideFor(command, async (state, passenger) => {
      const sealed = await this.texts.seal(passenger.personId, authorizationId, 'reason', reason);
      return recordNoShow({ authorizationId, kind, reason: sealed, at, now: context.now }, state, passenger);
    });
    return answer(decided, { authorizationId });
  }
}
