import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { Agendas } from '../../agenda/agendas.js';
import { personSlot } from '../../domain/slots.js';
import { Trips } from '../../trips.js';
import { UNKNOWN_TRIP, unknownAuthorization } from '../unknown-trip.js';
import { BoardStandBy } from './board-stand-by.command.js';
import { boardStandBy } from './board-stand-by.decision.js';

@CommandHandler(BoardStandBy)
export class BoardStandByHandler implements ICommandHandler<BoardStandBy> {
  constructor(
    private readonly trips: Trips,
    private readonly agendas: Agendas,
  ) {}

  async execute(command: BoardStandBy) {
    const { tripId, authorizationId, at, context } = command;
    const before = await this.trips.answered(command);
    if (before) return answer(before, { authorizationId });

    const known = await this.trips.load(tripId);
    if (known.status === 'unscheduled') return UNKNOWN_TRIP;
    const waiting = known.passengers.get(authorizationId);
    if (!waiting) return unknownAuthorization(authorizationId);
    const decided = await this.agendas.decide(
      { tripId, reservationId: authorizationId, context },
      [personSlot(waiting.personId, waiting.legs, known)],
      (state) => {
        const passenger = state.status === 'unscheduled' ? undefined : state.passengers.get(authorizationId);
        return state.status === 'unscheduled' || !passenger
          ? unknownAuthorization(authorizationId)
          : boardStandBy({ authorizationId, at, now: context.now }, state, passenger);
      },
    );
    return answer(decided, { authorizationId });
  }
}
