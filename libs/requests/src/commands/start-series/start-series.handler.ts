import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SeriesRequests } from '../../series-requests.js';
import { StartSeries } from './start-series.command.js';

@CommandHandler(StartSeries)
export class StartSeriesHandler implements ICommandHandler<StartSeries> {
  constructor(private readonly series: SeriesRequests) {}

  execute(command: StartSeries) {
    return this.series.start(command.newId('series'), command);
  }
}
