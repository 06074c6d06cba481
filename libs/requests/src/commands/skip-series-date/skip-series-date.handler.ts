import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SeriesRequests } from '../../series-requests.js';
import { skipSeriesDate } from '../series.decision.js';
import { SkipSeriesDate } from './skip-series-date.command.js';

@CommandHandler(SkipSeriesDate)
export class SkipSeriesDateHandler implements ICommandHandler<SkipSeriesDate> {
  constructor(private readonly series: SeriesRequests) {}

  execute(command: SkipSeriesDate) {
    const { date, context } = command;
    return this.series.decideWhy(command, (reason, state) => skipSeriesDate({ date, reason, now: context.now }, state));
  }
}
