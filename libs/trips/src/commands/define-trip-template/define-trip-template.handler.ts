import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { templateStream, tripTemplate, type Template, type TemplateEvent } from '../../domain/trip-template.js';
import { Surroundings } from '../../surroundings.js';
import { DefineTripTemplate } from './define-trip-template.command.js';
import { defineTripTemplate } from './define-trip-template.decision.js';

@CommandHandler(DefineTripTemplate)
export class DefineTripTemplateHandler implements ICommandHandler<DefineTripTemplate> {
  constructor(
    private readonly streams: Streams,
    private readonly surroundings: Surroundings,
  ) {}

  async execute(command: DefineTripTemplate) {
    const templateId = command.newId('trip-template');
    const parts = await this.surroundings.parts(command);
    if (!parts.ok) return parts;
    const decided = await this.streams.decide<Template, TemplateEvent>(
      templateStream(templateId),
      tripTemplate,
      command.context,
      (state) => defineTripTemplate(command.template(templateId), parts, state),
    );
    return answer(decided, { templateId });
  }
}
