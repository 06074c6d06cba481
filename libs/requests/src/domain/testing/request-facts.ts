import { Cnes, IbgeCode, idFrom, Instant, LocalDate, LocalTime, the, type Uuid } from '#embarque/kernel';
import { type RequestEvent, type TransportRequest } from '../request.js';

/*
 * One invented request for specs: on Thursday 1 October 2026 for an appointment on Monday the 5th, at ten in the morning.
 */
export const DAY = the(LocalDate, '2026-10-05');
export const TEN = the(LocalTime, '10:00');
export const ASKED_AT = the(Instant, '2026-10-01T12:00:00.000Z');
export const HOME = the(IbgeCode, '310080');
export const DESTINATION = the(IbgeCode, '310620');
export const HOSPITAL = the(Cnes, '9999999');
export const requestOf = (name: string): Uuid => idFrom('request', name);
export const TRIP = idFrom('trip');
export const SEAT = idFrom('authorization');

/** The request of `name`, as it is written down; sealed texts are their own names. */
export const asked = (name: string, change: Partial<TransportRequest> = {}): RequestEvent => ({
  type: 'TransportRequested',
  data: {
    ...{ requestId: requestOf(name), personId: idFrom('person', name), residence: HOME },
    ...{ appointmentId: idFrom('appointment', name), establishment: HOSPITAL, destination: DESTINATION },
    ...{ date: DAY, time: TEN, kind: 'consultation', from: HOME, legs: 'round-trip' },
    ...{ accommodation: 'seat', needs: 'needs', companions: [], assessedBy: 'assessedBy', assessedOn: DAY },
    ...{ birthDate: 'birthDate', policyVersion: 0, requestedAt: ASKED_AT, ...change },
  },
});

const about = (name: string) => ({ requestId: requestOf(name), tripId: TRIP, authorizationId: SEAT });
export const authorised = (name: string): RequestEvent => ({ type: 'RequestAuthorized', data: about(name) });
export const waitsAgain = (name: string): RequestEvent => ({ type: 'RequestWaitsAgain', data: about(name) });
export const travelled = (name: string): RequestEvent => ({ type: 'RequestTravelled', data: about(name) });
export const missed = (name: string): RequestEvent => ({ type: 'RequestMissed', data: about(name) });
