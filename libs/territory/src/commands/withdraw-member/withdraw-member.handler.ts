import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { fleetManager, managerStream } from '../../domain/fleet-manager.js';
import { WithdrawMember } from './withdraw-member.command.js';
import { withdrawMember } from './withdraw-member.decision.js';

@CommandHandler(WithdrawMember)
export class WithdrawMemberHandler implements ICommandHandler<WithdrawMember> {
  constructor(private readonly streams: Streams) {}

  async execute(command: WithdrawMember) {
    const { managerId, context } = command;
    const decided = await this.streams.decide(managerStream(managerId), fleetManager, context, (state) =>
      withdrawMember(command, state),
    );
    return answer(decided, { managerId });
  }
}
