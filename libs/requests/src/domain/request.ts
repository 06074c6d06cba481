import {
  type Cnes,
  type Evolution,
  type IbgeCode,
  type Instant,
  type LocalDate,
  type LocalTime,
  type Uuid,
} from '#embarque/kernel';

/** What a passenger needs of the vehicle. The last two are no SETS: they are asked for, and refused with where to turn. */
export const NEEDS = ['wheelchair', 'obesity', 'reclined-seat', 'lap-child', 'oxygen', 'lying'] as const;
export type Need = (typeof NEEDS)[number];

export const LEGS = ['round-trip', 'outbound', 'return'] as const;
export type Legs = (typeof LEGS)[number];

export const REFUSAL_KINDS = ['not-eligible', 'not-regulated', 'out-of-reach', 'duplicate', 'other'] as const;
export type RefusalKind = (typeof REFUSAL_KINDS)[number];
export const WITHDRAWAL_KINDS = ['patient', 'appointment-changed', 'other-transport', 'in-hospital', 'other'] as const;
/** The last one is nobody's choice: the series that asked for it asks for something else now. */
export type WithdrawalKind = (typeof WITHDRAWAL_KINDS)[number] | 'series-changed';
export const UNMET_KINDS = ['no-seat', 'no-suitable-vehicle', 'no-crew', 'no-route', 'other'] as const;
export type UnmetKind = (typeof UNMET_KINDS)[number];

/** Somebody who is to come along, on which ground (code of the table of grounds), and until when that holds. */
export interface Companion {
  readonly personId?: Uuid;
  readonly ground: string;
  /** What was shown; sealed. */
  readonly evidence: string;
  readonly expiresOn?: LocalDate;
}

/** Of a series, the date that it stands for: one of the pattern, whatever day it was moved to. */
export interface Occurrence {
  readonly seriesId: Uuid;
  readonly date: LocalDate;
  /** Of the series' plan that it follows. */
  readonly version: number;
}

/** What is asked for: transport to a regulated appointment (Res. SES/MG 6.254/2018, arts. 1 and 3). Texts are sealed. */
export interface TransportRequest {
  readonly requestId: Uuid;
  readonly personId: Uuid;
  /** Where the person lives: whose citizen it is, and whose policy holds. */
  readonly residence: IbgeCode;
  readonly appointmentId: Uuid;
  readonly establishment: Cnes;
  /** The establishment's municipality. */
  readonly destination: IbgeCode;
  readonly date: LocalDate;
  readonly time: LocalTime;
  /** Of the appointment. */
  readonly kind: string;
  /** Town of boarding. */
  readonly from: IbgeCode;
  readonly legs: Legs;
  /** What they take up, without companions: the needs themselves tell of their health, and are sealed. */
  readonly accommodation: 'seat' | 'wheelchair';
  readonly needs: string;
  readonly companions: readonly Companion[];
  /** Second companion: why, and who released it. */
  readonly exception?: string;
  /** Art. 1 §§1–2: who found that SETS may carry them, and when. */
  readonly assessedBy: string;
  readonly assessedOn: LocalDate;
  readonly birthDate: string;
  readonly notes?: string;
  /** Asked for after the town's deadline: why. */
  readonly lateReason?: string;
  /** The town's policy that was in force. */
  readonly policyVersion: number;
  /** Its place in the queue, which it keeps. */
  readonly requestedAt: Instant;
  readonly occurrence?: Occurrence;
}

/** So many common seats and wheelchair positions. */
export interface Places {
  readonly seats: number;
  readonly wheelchairs: number;
}

/** Why a place is not for somebody who stands before who gets it. */
export type PassedOverCause =
  'offered' | 'declined' | 'lapsed' | 'was-on-trip' | 'appointment-off' | 'hours' | 'too-late' | 'wheelchair' | 'seats';

/** A place that came free on a trip, offered to who is next: why to them, and until when it is kept. */
export interface SeatOffer {
  readonly offerId: Uuid;
  readonly tripId: Uuid;
  /** Who runs the trip. */
  readonly managerId: Uuid;
  readonly departsAt: Instant;
  /** For patient and companions. */
  readonly places: Places;
  /** Where they stood, from 1 on, among those whom the trip could pick up, and who before them was passed over. */
  readonly place: number;
  readonly passedOver: readonly {
    readonly requestId: Uuid;
    readonly place: number;
    readonly cause: PassedOverCause;
  }[];
  readonly offeredAt: Instant;
  readonly validUntil: Instant;
  /** The town's policy that was in force. */
  readonly policyVersion: number;
}

/** Which offer, and on which trip. */
interface AboutOffer {
  readonly requestId: Uuid;
  readonly offerId: Uuid;
  readonly tripId: Uuid;
}

export type RequestEvent =
  | { type: 'TransportRequested'; data: TransportRequest }
  | { type: 'RequestAuthorized'; data: { requestId: Uuid; tripId: Uuid; authorizationId: Uuid } }
  /** The authorisation was revoked, or its trip cancelled: back in the queue, in its old place. */
  | { type: 'RequestWaitsAgain'; data: { requestId: Uuid; tripId: Uuid; authorizationId: Uuid } }
  | { type: 'RequestTravelled'; data: { requestId: Uuid; tripId: Uuid; authorizationId: Uuid } }
  | { type: 'RequestMissed'; data: { requestId: Uuid; tripId: Uuid; authorizationId: Uuid } }
  | { type: 'RequestRefused'; data: { requestId: Uuid; kind: RefusalKind; reason: string } }
  | {
      type: 'RequestWithdrawn';
      data: {
        requestId: Uuid;
        kind: WithdrawalKind;
        reason: string;
        /** After the town's deadline. */
        late?: true;
      };
    }
  | { type: 'RequestUnmet'; data: { requestId: Uuid; kind: UnmetKind; reason: string } }
  /** Who has an offer waits as before, in the same place. */
  | { type: 'SeatOffered'; data: { requestId: Uuid } & SeatOffer }
  | { type: 'SeatOfferAccepted'; data: AboutOffer & { authorizationId: Uuid } }
  | { type: 'SeatOfferDeclined'; data: AboutOffer & { reason: string } }
  /** Nobody answered in time. */
  | { type: 'SeatOfferLapsed'; data: AboutOffer }
  /** The place is no more: somebody else was given it, or the trip will not be made. */
  | { type: 'SeatOfferCancelled'; data: AboutOffer }
  /** An unfinished command lost its claim on the appointment to another one. */
  | { type: 'RequestForfeited'; data: { requestId: Uuid } };

export type OpenStatus = 'waiting' | 'authorised';
export type RequestStatus = OpenStatus | 'travelled' | 'absent' | 'refused' | 'withdrawn' | 'unmet';

export type OfferOutcome = 'accepted' | 'declined' | 'lapsed' | 'cancelled';

export type KnownRequest = TransportRequest & {
  readonly status: RequestStatus;
  /** The one that is open. */
  readonly offer?: SeatOffer;
  /** Those that are over. */
  readonly pastOffers?: readonly (Omit<AboutOffer, 'requestId'> & { readonly outcome: OfferOutcome })[];
  /** In force, or the one that they travelled with. */
  readonly tripId?: Uuid;
  readonly authorizationId?: Uuid;
  /** Why it was refused, withdrawn or not met. */
  readonly reasonKind?: string;
};
export type Request = { readonly status: 'unrequested' } | KnownRequest;

const AFTER = {
  RequestRefused: 'refused',
  RequestWithdrawn: 'withdrawn',
  RequestUnmet: 'unmet',
  RequestTravelled: 'travelled',
  RequestMissed: 'absent',
} as const satisfies Partial<Record<RequestEvent['type'], RequestStatus>>;

export const OUTCOME = {
  SeatOfferAccepted: 'accepted',
  SeatOfferDeclined: 'declined',
  SeatOfferLapsed: 'lapsed',
  SeatOfferCancelled: 'cancelled',
} as const satisfies Partial<Record<RequestEvent['type'], OfferOutcome>>;

export const request: Evolution<Request, RequestEvent> = {
  initial: { status: 'unrequested' },
  evolve(state, { type, data }) {
    if (type === 'TransportRequested') return { status: 'waiting', ...data };
    if (state.status === 'unrequested' || type === 'RequestForfeited') return state;
    switch (type) {
      case 'SeatOffered': {
        const { requestId: _, ...offer } = data;
        return { ...state, offer };
      }
      case 'SeatOfferAccepted':
      case 'SeatOfferDeclined':
      case 'SeatOfferLapsed':
      case 'SeatOfferCancelled':
        return state.offer?.offerId === data.offerId ? withoutOffer(state, OUTCOME[type]) : state;
      case 'RequestAuthorized': {
        const outcome = state.offer?.tripId === data.tripId ? 'accepted' : 'cancelled';
        const { tripId, authorizationId } = data;
        return { ...withoutOffer(state, outcome), status: 'authorised', tripId, authorizationId };
      }
      case 'RequestWaitsAgain': {
        const { tripId: _, authorizationId: __, ...rest } = state;
        return { ...rest, status: 'waiting' };
      }
      default:
        return {
          ...withoutOffer(state, 'cancelled'),
          ...{ status: AFTER[type], ...('kind' in data ? { reasonKind: data.kind } : {}) },
        };
    }
  },
};

function withoutOffer(state: KnownRequest, outcome: OfferOutcome): KnownRequest {
  const { offer, ...rest } = state;
  if (!offer) return state;
  const { offerId, tripId } = offer;
  return { ...rest, pastOffers: [...(state.pastOffers ?? []), { offerId, tripId, outcome }] };
}

export const requestStream = (requestId: Uuid): string => `request-${requestId}`;

/** In which an appointment is claimed: one open request for each. */
export const requestClaimStream = (appointmentId: Uuid): string => `request-for-${appointmentId}`;

export const isOpen = ({ status }: Request): boolean => status === 'waiting' || status === 'authorised';
