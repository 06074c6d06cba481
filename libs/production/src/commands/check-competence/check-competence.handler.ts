import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { production, productionStream } from '../../domain/production.js';
import { Managers } from '../../managers.js';
import { MonthsOnTime } from '../../months-on-time.js';
import { CheckCompetence } from './check-competence.command.js';
import { checkCompetence } from './check-competence.decision.js';

@CommandHandler(CheckCompetence)
export class CheckCompetenceHandler implements ICommandHandler<CheckCompetence> {
  constructor(
    private readonly streams: Streams,
    private readonly managers: Managers,
    private readonly months: MonthsOnTime,
  ) {}

  async execute({ managerId, competence, context }: CheckCompetence) {
    const unknown = await this.managers.refuseUnknown(managerId);
    if (unknown) return unknown;
    const month = await this.months.find(managerId, competence);
    if (!month.ok) return month;
    const { found } = month;
    const decided = await this.streams.decide(productionStream(managerId), production, context, (state) =>
      checkCompetence({ managerId, competence, found }, state),
    );
    // Asked again with its key, it answers what was found the first time.
    const [said = { type: 'CompetenceChecked', data: { found } }] = decided.ok ? decided.events : [];
    return answer(decided, { managerId, competence, ...(said.type === 'CompetenceChecked' ? said.data.found : found) });
  }
}
