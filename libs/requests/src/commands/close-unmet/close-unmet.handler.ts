import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Requests } from '../../requests.js';
import { closeUnmet } from '../close-request.decision.js';
import { CloseUnmet } from './close-unmet.command.js';

@CommandHandler(CloseUnmet)
export class CloseUnmetHandler implements ICommandHandler<CloseUnmet> {
  constructor(private readonly requests: Requests) {}

  execute(command: CloseUnmet) {
    const { kind } = command;
    return this.requests.decideWhy(command, (reason, state) => closeUnmet({ kind, reason }, state));
  }
}
