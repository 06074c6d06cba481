import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { templateStream, tripTemplate, type Template, type TemplateEvent } from '../../domain/trip-template.js';
import { Surroundings } from '../../surroundings.js';
import { ChangeTripTemplate } from './change-trip-template.command.js';
import { changeTripTemplate } from './change-trip-template.decision.js';

@CommandHandler(ChangeTripTemplate)
export class ChangeTripTemplateHandler implements ICommandHandler<ChangeTripTemplate> {
  constructor(
    private readonly streams: Streams,
    private readonly surroundings: Surroundings,
  ) {}

  async execute(command: ChangeTripTemplate) {
    const { templateId, context } = command;
    const parts = await this.surroundings.parts(command);
    if (!parts.ok) return parts;
    const decided = await this.streams.decide<Template, TemplateEvent>(
      templateStream(templateId),
      tripTemplate,
      context,
      (state) => changeTripTemplate(command.template(templateId), parts, state),
    );
    return answer(decided, { templateId });
  }
}
