import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { Trips } from '../../trips.js';
import { BoardPassenger } from './board-passenger.command.js';
import { boardPassenger } from './board-passenger.decision.js';

@CommandHandler(BoardPassenger)
export class BoardPassengerHandler implements ICommandHandler<BoardPassenger> {
  constructor(private readonly trips: Trips) {}

  async execute(command: BoardPassenger) {
    const { authorizationId, at, context } = command;
    const decided = await this.trips.decideFor(command, (state, passenger) =>
      boardPassenger({ authorizationId, at, now: context.now }, state, passenger),
    );
    return answer(decided, { authorizationId });
  }
}
