import { accept, type Decision, type Uuid } from '#embarque/kernel';
import { type Request, type RequestEvent } from './request.js';

/** What happened on a trip to an authorisation that was given for a request. */
export interface TripNews {
  readonly what: 'authorised' | 'given-back' | 'travelled' | 'missed';
  readonly requestId: Uuid;
  readonly personId: Uuid;
  readonly tripId: Uuid;
  readonly authorizationId: Uuid;
}

const EVENT = {
  authorised: 'RequestAuthorized',
  'given-back': 'RequestWaitsAgain',
  travelled: 'RequestTravelled',
  missed: 'RequestMissed',
} as const satisfies Record<TripNews['what'], RequestEvent['type']>;

/** A request follows the authorisation that it waits for or has; what concerns another one changes nothing. */
export function followTrip(
  { what, requestId, personId, tripId, authorizationId }: TripNews,
  state: Request,
): Decision<RequestEvent> {
  if (state.status === 'unrequested' || state.personId !== personId) return accept();
  const concerned =
    what === 'authorised'
      ? state.status === 'waiting'
      : state.status === 'authorised' && state.authorizationId === authorizationId;
  return concerned
    ? accept<RequestEvent>({ type: EVENT[what], data: { requestId, tripId, authorizationId } })
    : accept();
}
