import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SeriesRequests } from '../../series-requests.js';
import { endSeries } from '../series.decision.js';
import { EndSeries } from './end-series.command.js';

@CommandHandler(EndSeries)
export class EndSeriesHandler implements ICommandHandler<EndSeries> {
  constructor(private readonly series: SeriesRequests) {}

  execute(command: EndSeries) {
    const { from, context } = command;
    return this.series.decideWhy(command, (reason, state) => endSeries({ from, reason, now: context.now }, state));
  }
}
