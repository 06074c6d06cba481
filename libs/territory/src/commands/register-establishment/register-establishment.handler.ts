import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { establishment, establishmentStream } from '../../domain/establishment.js';
import { RegisterEstablishment } from './register-establishment.command.js';
import { registerEstablishment } from './register-establishment.decision.js';

@CommandHandler(RegisterEstablishment)
export class RegisterEstablishmentHandler implements ICommandHandler<RegisterEstablishment> {
  constructor(private readonly streams: Streams) {}

  async execute(command: RegisterEstablishment) {
    const { cnes, context } = command;
    const decided = await this.streams.decide(establishmentStream(cnes), establishment, context, (state) =>
      registerEstablishment(command, state),
    );
    return answer(decided, { cnes });
  }
}
