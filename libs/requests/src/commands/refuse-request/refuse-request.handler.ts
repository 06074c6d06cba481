import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Requests } from '../../requests.js';
import { refuseRequest } from '../close-request.decision.js';
import { RefuseRequest } from './refuse-request.command.js';

@CommandHandler(RefuseRequest)
export class RefuseRequestHandler implements ICommandHandler<RefuseRequest> {
  constructor(private readonly requests: Requests) {}

  execute(command: RefuseRequest) {
    const { kind } = command;
    return this.requests.decideWhy(command, (reason, state) => refuseRequest({ kind, reason }, state));
  }
}
