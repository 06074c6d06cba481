import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SeriesRequests } from '../../series-requests.js';
import { ChangeSeries } from './change-series.command.js';

@CommandHandler(ChangeSeries)
export class ChangeSeriesHandler implements ICommandHandler<ChangeSeries> {
  constructor(private readonly series: SeriesRequests) {}

  execute(command: ChangeSeries) {
    return this.series.change(command);
  }
}
