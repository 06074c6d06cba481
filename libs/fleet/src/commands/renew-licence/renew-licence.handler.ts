import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { crewMember, crewMemberStream } from '../../domain/crew-member.js';
import { RenewLicence } from './renew-licence.command.js';
import { renewLicence } from './renew-licence.decision.js';

@CommandHandler(RenewLicence)
export class RenewLicenceHandler implements ICommandHandler<RenewLicence> {
  constructor(private readonly streams: Streams) {}

  async execute(command: RenewLicence) {
    const { crewMemberId, context } = command;
    const decided = await this.streams.decide(crewMemberStream(crewMemberId), crewMember, context, (state) =>
      renewLicence(command, state),
    );
    return answer(decided, { crewMemberId });
  }
}
