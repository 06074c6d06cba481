import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { Trips } from '../../trips.js';
import { RecordNoShow } from './record-no-show.command.js';
import { recordNoShow } from './record-no-show.decision.js';

@CommandHandler(RecordNoShow)
export class RecordNoShowHandler implements ICommandHandler<RecordNoShow> {
  constructor(private readonly trips: Trips) {}

  async execute(command: RecordNoShow) {
    const { authorizationId, kind, reason, at, context } = command;
    const decided = await this.trips.decideFor(command, (state, passenger) =>
      recordNoShow({ authorizationId, kind, reason, at, now: context.now }, state, passenger),
    );
    return answer(decided, { authorizationId });
  }
}
