import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { route, routeStream } from '../../domain/route.js';
import { SetDistance } from './set-distance.command.js';
import { setDistance } from './set-distance.decision.js';

@CommandHandler(SetDistance)
export class SetDistanceHandler implements ICommandHandler<SetDistance> {
  constructor(private readonly streams: Streams) {}

  async execute(command: SetDistance) {
    const { routeId, context } = command;
    const decided = await this.streams.decide(routeStream(routeId), route, context, (state) =>
      setDistance(command, state),
    );
    return answer(decided, { routeId });
  }
}
