import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SeriesRequests } from '../../series-requests.js';
import { pauseSeries } from '../series.decision.js';
import { PauseSeries } from './pause-series.command.js';

@CommandHandler(PauseSeries)
export class PauseSeriesHandler implements ICommandHandler<PauseSeries> {
  constructor(private readonly series: SeriesRequests) {}

  execute(command: PauseSeries) {
    const { from, until, context } = command;
    return this.series.decideWhy(command, (reason, state) => pauseSeries({ from, until, reason }, context.now, state));
  }
}
