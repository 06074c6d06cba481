import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SeriesRequests } from '../../series-requests.js';
import { resumeSeries } from '../series.decision.js';
import { ResumeSeries } from './resume-series.command.js';

@CommandHandler(ResumeSeries)
export class ResumeSeriesHandler implements ICommandHandler<ResumeSeries> {
  constructor(private readonly series: SeriesRequests) {}

  execute(command: ResumeSeries) {
    const { from, context } = command;
    return this.series.decide(command, (state) => resumeSeries(from, context.now, state));
  }
}
