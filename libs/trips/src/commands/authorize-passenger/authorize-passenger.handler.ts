import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams, type Decided } from '#embarque/application';
import { refuseUnknown, type Fact, type Uuid } from '#embarque/kernel';
import { Agendas } from '../../agenda/agendas.js';
import { personSlot } from '../../domain/slots.js';
import {
  placeOf,
  trip,
  tripStream,
  type AuthorizationNumber,
  type Authorization,
  type TripEvent,
} from '../../domain/trip.js';
import { Numbering } from '../../numbering.js';
import { unlessErased } from '#embarque/privacy';
import { PassengerTexts } from '../../passenger-texts.js';
import { Surroundings } from '../../surroundings.js';
import { UNKNOWN_TRIP } from '../unknown-trip.js';
import { AuthorizePassenger } from './authorize-passenger.command.js';
import { authorizePassenger } from './authorize-passenger.decision.js';

@CommandHandler(AuthorizePassenger)
export class AuthorizePassengerHandler implements ICommandHandler<AuthorizePassenger> {
  constructor(
    private readonly streams: Streams,
    private readonly agendas: Agendas,
    private readonly surroundings: Surroundings,
    private readonly texts: PassengerTexts,
    private readonly numbering: Numbering,
  ) {}

  execute(command: AuthorizePassenger) {
    return unlessErased(() => this.authorize(command));
  }

  private async authorize(command: AuthorizePassenger) {
    const { tripId, personId, appointmentId, requestId, legs } = command;
    const authorizationId = command.newId('authorization');
    const stream = tripStream(tripId);
    const before = await this.streams.answered(stream, command.context);
    if (before) return authorized(before, authorizationId);

    const known = await this.streams.load(stream, trip);
    if (known.status === 'unscheduled') return UNKNOWN_TRIP;
    const [route, furtherRoutes, person, appointment, asked] = await Promise.all([
      this.surroundings.route(known.routeId),
      this.surroundings.routes(known.routeIds ?? []),
      this.surroundings.person(personId, known.date),
      appointmentId ? this.surroundings.appointment(appointmentId) : undefined,
      requestId ? this.surroundings.request(requestId) : undefined,
    ]);
    if (!route || !person || (appointmentId && !appointment) || (requestId && !asked)) {
      return refuseUnknown(
        'passenger-unknown',
        ...(person ? [] : ['Não há pessoa com este identificador.']),
        ...(appointmentId && !appointment ? ['Não há atendimento marcado com este identificador.'] : []),
        ...(requestId && !asked ? ['Não há pedido de transporte com este identificador.'] : []),
      );
    }

    const { role, accommodation, from, seat, withAuthorization, ground, standBy } = command;
    const [boardingPlace, exception] = await Promise.all([
      this.texts.seal(personId, authorizationId, 'boardingPlace', command.boardingPlace),
      this.texts.seal(personId, authorizationId, 'exception', command.exception),
    ]);
    const request = {
      ...{ authorizationId, person, route, furtherRoutes, appointment, role, accommodation, legs, from, boardingPlace },
      ...{ seat, withAuthorization, ground, exception, standBy, asked },
    };
    // Taken once, however often the decision is made anew.
    let number: AuthorizationNumber | undefined;
    const numbered = async (events: readonly TripEvent[]) => {
      number ??= await this.numbering.next(person.residence, authorizationId, command.context);
      return events.map((event) =>
        event.type === 'PassengerAuthorized' ? { ...event, data: { ...event.data, number: number! } } : event,
      );
    };
    const decided = await this.agendas.decide(
      { tripId, reservationId: authorizationId, context: command.context },
      // Who waits for a place may meanwhile have one on another trip.
      standBy ? [] : [personSlot(personId, legs, known)],
      (state) => authorizePassenger(request, state),
      numbered,
    );
    return authorized(decided, authorizationId);
  }
}

/** Tells the number and the seat that were given, too. */
function authorized(decided: Decided<Fact>, authorizationId: Uuid) {
  const [event] = decided.ok ? (decided.events as readonly TripEvent[]) : [];
  const { number, ...place } = (event?.data ?? {}) as Partial<Authorization>;
  return answer(decided, { authorizationId, ...(number ? { number } : {}), ...placeOf(place) });
}
