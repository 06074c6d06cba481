import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { Trips } from '../../trips.js';
import { RecordStop } from './record-stop.command.js';
import { recordStop } from './record-stop.decision.js';

@CommandHandler(RecordStop)
export class RecordStopHandler implements ICommandHandler<RecordStop> {
  constructor(private readonly trips: Trips) {}

  async execute(command: RecordStop) {
    const { kind, place, at, odometerKm, context } = command;
    const stopId = command.newId('stop');
    const decided = await this.trips.decide(command, (state) =>
      recordStop({ stopId, kind, place, at, odometerKm, now: context.now }, state),
    );
    return answer(decided, { stopId });
  }
}
