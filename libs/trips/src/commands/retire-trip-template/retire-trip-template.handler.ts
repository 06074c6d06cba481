import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { templateStream, tripTemplate } from '../../domain/trip-template.js';
import { RetireTripTemplate } from './retire-trip-template.command.js';
import { retireTripTemplate } from './retire-trip-template.decision.js';

@CommandHandler(RetireTripTemplate)
export class RetireTripTemplateHandler implements ICommandHandler<RetireTripTemplate> {
  constructor(private readonly streams: Streams) {}

  async execute({ templateId, reason, context }: RetireTripTemplate) {
    const decided = await this.streams.decide(templateStream(templateId), tripTemplate, context, (state) =>
      retireTripTemplate(reason, state),
    );
    return answer(decided, { templateId });
  }
}
