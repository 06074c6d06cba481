import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams, type Outcome } from '#embarque/application';
import { accept, idFrom, type Refused, type Uuid } from '#embarque/kernel';
import { AuthorizePassenger } from '#embarque/trips';
import { openOffer } from '../../domain/answer-offer.js';
import { requestStream, type KnownRequest, type RequestEvent } from '../../domain/request.js';
import { RequestTexts } from '../../request-texts.js';
import { Requests, UNKNOWN_REQUEST } from '../../requests.js';
import { AcceptSeatOffer, type AcceptedCompanion, type AcceptedOffer } from './accept-seat-offer.command.js';

type PassengerField =
  | ('tripId' | 'personId' | 'role' | 'accommodation' | 'legs' | 'from')
  | ('appointmentId' | 'requestId' | 'withAuthorization' | 'ground' | 'exception');
type Offered = { readonly ok: true; readonly offerId: Uuid; readonly tripId: Uuid };

/**
 * Authorises by the very command that the office gives by hand, with all its gates: what that refuses is refused, and the
 * offer stands until it is answered or lapses. Repeated, every part of it is answered as the first time.
 */
@CommandHandler(AcceptSeatOffer)
export class AcceptSeatOfferHandler implements ICommandHandler<AcceptSeatOffer> {
  constructor(
    private readonly streams: Streams,
    private readonly bus: CommandBus,
    private readonly requests: Requests,
    private readonly texts: RequestTexts,
  ) {}

  async execute(command: AcceptSeatOffer): Promise<Outcome<AcceptedOffer>> {
    const { requestId, context } = command;
    const [before, state] = await Promise.all([
      this.streams.answered(requestStream(requestId), context),
      this.requests.load(requestId),
    ]);
    if (before && !before.ok) return before;
    if (state.status === 'unrequested') return UNKNOWN_REQUEST;
    const taken = before?.events[0] as Extract<RequestEvent, { type: 'SeatOfferAccepted' }> | undefined;
    const offer = taken ? { ok: true as const, ...taken.data } : this.offerOf(command, state);
    if (!offer.ok) return offer;

    const { tripId, offerId } = offer;
    const authorized = await this.authorize(command, 'patient', {
      ...{ tripId, personId: state.personId, role: 'patient', accommodation: state.accommodation },
      ...{ legs: state.legs, from: state.from, appointmentId: state.appointmentId, requestId },
    });
    if (!authorized.ok) return authorized;
    const { authorizationId } = authorized.result;
    const decided = await this.requests.decide(requestId, context, () =>
      accept({ type: 'SeatOfferAccepted', data: { requestId, offerId, tripId, authorizationId } }),
    );
    const companions = decided.ok ? await this.authorizeCompanions(command, state, tripId, authorizationId) : [];
    return answer(decided, { requestId, tripId, ...authorized.result, companions });
  }

  /** The open one; of a command that broke off once it had authorised, the one that it took. */
  private offerOf(command: AcceptSeatOffer, state: KnownRequest): Offered | Refused {
    const mine = state.authorizationId === idFrom(this.contextFor(command, 'patient').commandId, 'authorization');
    const taken = state.pastOffers?.findLast(({ outcome }) => outcome === 'accepted');
    return taken && mine ? { ok: true, ...taken } : openOffer(state, command.context.now);
  }

  private async authorizeCompanions(
    command: AcceptSeatOffer,
    { requestId, personId: patient, companions, exception, legs, from }: KnownRequest,
    tripId: Uuid,
    withAuthorization: Uuid,
  ): Promise<AcceptedCompanion[]> {
    const [open] = await this.texts.openersFor([{ personId: patient, boundTo: requestId }]);
    const second = open!('exception', exception) ?? undefined;
    const accepted: AcceptedCompanion[] = [];
    for (const { personId, ground } of companions) {
      if (!personId) continue;
      const authorized = await this.authorize(command, personId, {
        ...{ tripId, personId, role: 'companion', accommodation: 'seat', legs, from, withAuthorization, ground },
        ...(accepted.length && second ? { exception: second } : {}),
      });
      accepted.push(
        authorized.ok
          ? { personId, authorizationId: authorized.result.authorizationId }
          : { personId, reasons: authorized.refusal.reasons },
      );
    }
    return accepted;
  }

  private authorize(command: AcceptSeatOffer, whom: string, input: Pick<AuthorizePassenger, PassengerField>) {
    const { boardingPlace } = command;
    const context = this.contextFor(command, whom);
    return this.bus.execute(Object.assign(new AuthorizePassenger(), { ...input, boardingPlace, context }));
  }

  private contextFor({ context }: AcceptSeatOffer, whom: string) {
    const { commandId: causationId } = context;
    return { ...context, commandId: idFrom(causationId, 'authorise', whom), causationId };
  }
}
