import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { production, productionStream } from '../../domain/production.js';
import { Managers } from '../../managers.js';
import { CloseCompetence } from './close-competence.command.js';
import { closeCompetence } from './close-competence.decision.js';

@CommandHandler(CloseCompetence)
export class CloseCompetenceHandler implements ICommandHandler<CloseCompetence> {
  constructor(
    private readonly streams: Streams,
    private readonly managers: Managers,
  ) {}

  async execute(command: CloseCompetence) {
    const { managerId, competence, context } = command;
    const unknown = await this.managers.refuseUnknown(managerId);
    if (unknown) return unknown;
    const decided = await this.streams.decide(productionStream(managerId), production, context, (state) =>
      closeCompetence({ managerId, competence, now: context.now }, state),
    );
    return answer(decided, { managerId, competence });
  }
}
