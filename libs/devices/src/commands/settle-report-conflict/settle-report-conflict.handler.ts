import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { reports, reportsStream } from '../../domain/report.js';
import { SettleReportConflict } from './settle-report-conflict.command.js';
import { settleReportConflict } from './settle-report-conflict.decision.js';

@CommandHandler(SettleReportConflict)
export class SettleReportConflictHandler implements ICommandHandler<SettleReportConflict> {
  constructor(private readonly streams: Streams) {}

  async execute({ tripId, clientId, decision, reason, context }: SettleReportConflict) {
    const decided = await this.streams.decide(reportsStream(tripId), reports, context, (state) =>
      settleReportConflict({ tripId, clientId, decision, reason }, state),
    );
    return answer(decided, { clientId });
  }
}
