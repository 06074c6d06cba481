import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { production, productionStream, STATE_PRODUCTION } from '../../domain/production.js';
import { Managers } from '../../managers.js';
import { MonthsOnTime } from '../../months-on-time.js';
import { CloseCompetence } from './close-competence.command.js';
import { closeCompetence } from './close-competence.decision.js';

@CommandHandler(CloseCompetence)
export class CloseCompetenceHandler implements ICommandHandler<CloseCompetence> {
  constructor(
    private readonly streams: Streams,
    private readonly managers: Managers,
    private readonly months: MonthsOnTime,
  ) {}

  async execute(command: CloseCompetence) {
    const { managerId, competence, context } = command;
    const unknown = await this.managers.refuseUnknown(managerId);
    if (unknown) return unknown;
    const month = await this.months.find(managerId, competence);
    if (!month.ok) return month;
    const { found } = month;
    const { adoptions: ofState } = await this.streams.load(STATE_PRODUCTION, production);
    const decided = await this.streams.decide(productionStream(managerId), production, context, (state) =>
      closeCompetence({ managerId, competence, found, ofState, now: context.now }, state),
    );
    return answer(decided, { managerId, competence });
  }
}
