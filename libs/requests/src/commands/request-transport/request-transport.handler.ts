import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { unlessErased } from '#embarque/privacy';
import { Requests } from '../../requests.js';
import { RequestTransport } from './request-transport.command.js';

@CommandHandler(RequestTransport)
export class RequestTransportHandler implements ICommandHandler<RequestTransport> {
  constructor(private readonly requests: Requests) {}

  async execute(command: RequestTransport) {
    const requestId = command.newId('request');
    return unlessErased(async () => answer(await this.requests.open(requestId, command), { requestId }));
  }
}
