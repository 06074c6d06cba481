import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { production, productionStream } from '../../domain/production.js';
import { Managers } from '../../managers.js';
import { EndProfessionalLink } from './end-professional-link.command.js';
import { endProfessionalLink } from './end-professional-link.decision.js';

@CommandHandler(EndProfessionalLink)
export class EndProfessionalLinkHandler implements ICommandHandler<EndProfessionalLink> {
  constructor(
    private readonly streams: Streams,
    private readonly managers: Managers,
  ) {}

  async execute(command: EndProfessionalLink) {
    const { managerId, professional, occupation, establishment, validTo, context } = command;
    const unknown = await this.managers.refuseUnknown(managerId);
    if (unknown) return unknown;
    const decided = await this.streams.decide(productionStream(managerId), production, context, (state) =>
      endProfessionalLink({ managerId, professional, occupation, establishment, validTo }, state),
    );
    return answer(decided, { managerId });
  }
}
