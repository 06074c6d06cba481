import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Openings } from '../openings.js';
import { partsOf } from '../scope-input.js';
import { OpenAccount } from './open-account.command.js';

@CommandHandler(OpenAccount)
export class OpenAccountHandler implements ICommandHandler<OpenAccount> {
  constructor(private readonly openings: Openings) {}

  execute(command: OpenAccount) {
    const { context, kind, role, login, name, email, cpf } = command;
    const holder = { login, name, email, cpf };
    return this.openings.open(command.newId('account'), { kind, role, holder, scope: partsOf(command) }, context);
  }
}
