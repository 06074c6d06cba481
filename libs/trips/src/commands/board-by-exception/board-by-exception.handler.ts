import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { refuseUnknown } from '#embarque/kernel';
import { Agendas } from '../../agenda/agendas.js';
import { personSlot } from '../../domain/slots.js';
import { unlessErased } from '#embarque/privacy';
import { PassengerTexts } from '../../passenger-texts.js';
import { Surroundings } from '../../surroundings.js';
import { Trips } from '../../trips.js';
import { UNKNOWN_TRIP } from '../unknown-trip.js';
import { BoardByException } from './board-by-exception.command.js';
import { boardByException } from './board-by-exception.decision.js';

@CommandHandler(BoardByException)
export class BoardByExceptionHandler implements ICommandHandler<BoardByException> {
  constructor(
    private readonly trips: Trips,
    private readonly agendas: Agendas,
    private readonly surroundings: Surroundings,
    private readonly texts: PassengerTexts,
  ) {}

  execute(command: BoardByException) {
    return unlessErased(() => this.board(command));
  }

  private async board(command: BoardByException) {
    const { tripId, personId, role, legs = 'round-trip', withAuthorization, from, at, context } = command;
    const authorizationId = command.newId('authorization');
    const before = await this.trips.answered(command);
    if (before) return answer(before, { authorizationId });

    const known = await this.trips.load(tripId);
    if (known.status === 'unscheduled') return UNKNOWN_TRIP;
    const person = await this.surroundings.person(personId, known.date);
    if (!person) return refuseUnknown('passenger-unknown', 'Não há pessoa com este identificador.');

    const [boardingPlace, justification] = await Promise.all([
      this.texts.seal(personId, authorizationId, 'boardingPlace', command.boardingPlace),
      this.texts.seal(personId, authorizationId, 'justification', command.justification),
    ]);
    const request = {
      ...{ authorizationId, person, role, legs, withAuthorization, from, boardingPlace, justification },
      ...{ at, now: context.now },
    };
    const decided = await this.agendas.decide(
      { tripId, reservationId: authorizationId, context },
      [personSlot(personId, legs, known)],
      (state) => (state.status === 'unscheduled' ? UNKNOWN_TRIP : boardByException(request, state)),
    );
    return answer(decided, { authorizationId });
  }
}
