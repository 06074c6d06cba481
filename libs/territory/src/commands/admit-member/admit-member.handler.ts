import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { fleetManager, managerStream } from '../../domain/fleet-manager.js';
import { AdmitMember } from './admit-member.command.js';
import { admitMember } from './admit-member.decision.js';

@CommandHandler(AdmitMember)
export class AdmitMemberHandler implements ICommandHandler<AdmitMember> {
  constructor(private readonly streams: Streams) {}

  async execute(command: AdmitMember) {
    const { managerId, context } = command;
    const decided = await this.streams.decide(managerStream(managerId), fleetManager, context, (state) =>
      admitMember(command, state),
    );
    return answer(decided, { managerId });
  }
}
