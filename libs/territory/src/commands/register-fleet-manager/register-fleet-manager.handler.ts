import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { fleetManager, managerStream } from '../../domain/fleet-manager.js';
import { RegisterFleetManager } from './register-fleet-manager.command.js';
import { registerFleetManager } from './register-fleet-manager.decision.js';

@CommandHandler(RegisterFleetManager)
export class RegisterFleetManagerHandler implements ICommandHandler<RegisterFleetManager> {
  constructor(private readonly streams: Streams) {}

  async execute(command: RegisterFleetManager) {
    const managerId = command.newId('manager');
    const { kind, name, acronym, cnpj, seat, exception } = command;
    const decided = await this.streams.decide(managerStream(managerId), fleetManager, command.context, (state) =>
      registerFleetManager({ managerId, kind, name, acronym, cnpj, seat, exception }, state),
    );
    return answer(decided, { managerId });
  }
}
