import { accept, momentText, refuse, type Decision, type Instant, type Refused, type Uuid } from '#embarque/kernel';
import { type KnownRequest, type Request, type RequestEvent, type SeatOffer } from './request.js';

/** The offer that may be answered now, or why there is none. */
export function openOffer({ offer }: KnownRequest, now: Instant): ({ readonly ok: true } & SeatOffer) | Refused {
  if (!offer) return refuse('no-seat-offer', 'Não há vaga oferecida para este pedido.');
  return now < offer.validUntil
    ? { ok: true, ...offer }
    : refuse('no-seat-offer', `O prazo para responder à oferta terminou em ${momentText(offer.validUntil)}.`);
}

/** They keep their place in the list; `reason` is sealed. */
export function declineOffer({ reason, now }: { reason: string; now: Instant }, state: KnownRequest) {
  const offer = openOffer(state, now);
  if (!offer.ok) return offer;
  const { requestId } = state;
  const { offerId, tripId } = offer;
  return accept<RequestEvent>({ type: 'SeatOfferDeclined', data: { requestId, offerId, tripId, reason } });
}

/** Writes an offer down for who waits and has no other. */
export const recordOffer = (requestId: Uuid, offer: SeatOffer, state: Request): Decision<RequestEvent> =>
  state.status === 'waiting' && !state.offer && !state.pastOffers?.some(({ offerId }) => offerId === offer.offerId)
    ? accept({ type: 'SeatOffered', data: { requestId, ...offer } })
    : accept();

/** Ends an offer that is open still: `SeatOfferLapsed` once its time is over, `SeatOfferCancelled` at any time. */
export function endOffer(
  { offerId, type, now }: { offerId: Uuid; type: 'SeatOfferLapsed' | 'SeatOfferCancelled'; now: Instant },
  state: Request,
): Decision<RequestEvent> {
  if (state.status === 'unrequested' || state.offer?.offerId !== offerId) return accept();
  const { requestId, offer } = state;
  return type === 'SeatOfferLapsed' && now < offer.validUntil
    ? accept()
    : accept({ type, data: { requestId, offerId, tripId: offer.tripId } });
}
