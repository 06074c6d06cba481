import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { localDateOf } from '#embarque/kernel';
import { route, routeStream } from '../../domain/route.js';
import { TerritoryDirectory } from '../../territory-directory.js';
import { RegisterRoute } from './register-route.command.js';
import { registerRoute } from './register-route.decision.js';

@CommandHandler(RegisterRoute)
export class RegisterRouteHandler implements ICommandHandler<RegisterRoute> {
  constructor(
    private readonly streams: Streams,
    private readonly territory: TerritoryDirectory,
  ) {}

  async execute(command: RegisterRoute) {
    const routeId = command.newId('route');
    const { managerId, name, towns, destination, mode, context, on = localDateOf(context.now) } = command;
    const manager = await this.territory.manager(managerId);
    const decided = await this.streams.decide(routeStream(routeId), route, context, (state) =>
      registerRoute({ routeId, name, towns, destination, mode }, manager, on, state),
    );
    return answer(decided, { routeId });
  }
}
