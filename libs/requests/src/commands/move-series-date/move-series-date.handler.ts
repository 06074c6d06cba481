import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SeriesRequests } from '../../series-requests.js';
import { moveSeriesDate } from '../series.decision.js';
import { MoveSeriesDate } from './move-series-date.command.js';

@CommandHandler(MoveSeriesDate)
export class MoveSeriesDateHandler implements ICommandHandler<MoveSeriesDate> {
  constructor(private readonly series: SeriesRequests) {}

  execute(command: MoveSeriesDate) {
    const { date, day, time, context } = command;
    return this.series.decide(command, (state) => moveSeriesDate({ date, day, time, now: context.now }, state));
  }
}
