import {
  accept,
  addMinutes,
  idFrom,
  instantOf,
  localDateOf,
  type Decision,
  type Evolution,
  type Instant,
  type Uuid,
} from '#embarque/kernel';
import { type KnownRequest, type Legs, type PassedOverCause, type Places, type SeatOffer } from './request.js';
import { type TownPolicy } from './town-policy.js';

const LEG_PAIR = ['outbound', 'return'] as const;
type Leg = (typeof LEG_PAIR)[number];

export type SetAsideEvent =
  | { type: 'SeatsSetAside'; data: { requestId: Uuid } & SeatOffer }
  | {
      type: 'SeatsLetGo';
      data: {
        tripId: Uuid;
        requestId: Uuid;
        offerId: Uuid;
        /** `no-place`: somebody else was given it, or the trip will not be made. */
        why: 'answered' | 'lapsed' | 'no-place';
      };
    };

type SetAside = Extract<SetAsideEvent, { type: 'SeatsSetAside' }>['data'];

/** A trip's freed places that are kept for whom they were offered to: nothing is offered that is not set aside here first. */
export interface SetAsides {
  /** Counts them, those that are over too. */
  readonly made: number;
  readonly held: ReadonlyMap<Uuid, SetAside>;
}

export const setAsides: Evolution<SetAsides, SetAsideEvent> = {
  initial: { made: 0, held: new Map() },
  evolve({ made, held: before }, { type, data }) {
    const held = new Map(before);
    if (type === 'SeatsSetAside') return { made: made + 1, held: held.set(data.offerId, data) };
    held.delete(data.offerId);
    return { made, held };
  },
};

export const setAsidesStream = (tripId: Uuid): string => `seats-set-aside-${tripId}`;

/** A trip as whoever waits for a place on it needs to know it. */
export interface OfferingTrip {
  readonly tripId: Uuid;
  readonly managerId: Uuid;
  readonly departsAt: Instant;
  readonly returnsAt: Instant;
  readonly endsAt: Instant;
  readonly freed: Readonly<Record<Leg, Places>>;
  /** People who were ever authorised on it. */
  readonly people: ReadonlySet<Uuid>;
  /** Requests that it carries, and with how many companions. */
  readonly carried: ReadonlyMap<Uuid, number>;
}

/** Somebody who waits, and could be picked up. */
export interface Candidate {
  readonly request: KnownRequest;
  /** The appointment was not cancelled. */
  readonly booked: boolean;
  readonly policy: TownPolicy;
}

export interface Offering {
  readonly trip: OfferingTrip;
  /** First to be served first. */
  readonly inTurn: readonly Candidate[];
  /** The requests for which places are set aside, whether they wait or not. */
  readonly holders: ReadonlyMap<Uuid, KnownRequest>;
  readonly now: Instant;
}

/**
 * Lets go of what was answered or lapsed and of what is no more, and sets what has come free aside for whoever is next: the
 * first in turn who can take it. Those who declined, or did not answer, are not asked again for this trip.
 */
export function offerSeats({ trip, inTurn, holders, now }: Offering, state: SetAsides): Decision<SetAsideEvent> {
  const { tripId, managerId, departsAt } = trip;
  const events: SetAsideEvent[] = [];
  let left = trip.freed;
  for (const held of state.held.values()) {
    const { requestId, offerId } = held;
    const request = holders.get(requestId)!;
    const { legs } = request;
    const kept = keptFor(held, request, trip, now);
    const why = typeof kept === 'string' ? kept : 'no-place';
    if (typeof kept !== 'string' && fits(left, legs, kept)) left = without(left, legs, kept);
    else events.push({ type: 'SeatsLetGo', data: { tripId, requestId, offerId, why } });
  }

  const over = new Map(events.map(({ data }) => [data.requestId, 'why' in data ? data.why : undefined]));
  const asked = new Set([...state.held.values()].map(({ requestId }) => requestId).filter((id) => !over.has(id)));
  const passedOver: SeatOffer['passedOver'][number][] = [];
  let { made } = state;
  inTurn.forEach(({ request, booked, policy }, index) => {
    const { requestId, legs } = request;
    const place = index + 1;
    const places = placesFor(request);
    const validUntil = answerBy(policy, trip, now);
    const lacked = fits(left, legs, places) ? undefined : lacking(left, legs, places);
    const cause = asked.has(requestId)
      ? 'offered'
      : over.get(requestId) === 'lapsed'
        ? 'lapsed'
        : over.get(requestId) === 'no-place'
          ? lacked
          : (causeOf(request, booked, trip) ?? (validUntil <= now ? 'too-late' : lacked));
    if (!cause) {
      left = without(left, legs, places);
      events.push({
        type: 'SeatsSetAside',
        data: {
          ...{ requestId, offerId: idFrom('seat-offer', tripId, made++), tripId, managerId, departsAt, places, place },
          ...{ passedOver: [...passedOver], offeredAt: now, validUntil, policyVersion: policy.version },
        },
      });
    }
    passedOver.push({ requestId, place, cause: cause ?? 'offered' });
  });
  return accept(...events);
}

/** No longer than the town gives, and so early that who did not answer can be replaced before the departure. */
const answerBy = ({ offerMinutes, offerNoticeMinutes }: TownPolicy, { departsAt }: OfferingTrip, now: Instant) => {
  const [given, last] = [addMinutes(now, offerMinutes), addMinutes(departsAt, -offerNoticeMinutes)];
  return given < last ? given : last;
};

/** What is still kept of what was set aside; after the acceptance the companions' places, until they are authorised too. */
function keptFor(held: SetAside, request: KnownRequest, { carried }: OfferingTrip, now: Instant) {
  const companions = carried.get(held.requestId);
  if (companions !== undefined) {
    const seats = request.companions.length - companions;
    return seats > 0 && now < held.validUntil ? { seats, wheelchairs: 0 } : 'answered';
  }
  if (!stands(request, held.offerId)) return 'answered';
  return now < held.validUntil ? held.places : 'lapsed';
}

/** An offer that is open, or is about to be written down. */
const stands = ({ status, offer, pastOffers = [] }: KnownRequest, offerId: Uuid): boolean =>
  status === 'waiting' && (offer ? offer.offerId === offerId : !pastOffers.some((one) => one.offerId === offerId));

function causeOf(request: KnownRequest, booked: boolean, trip: OfferingTrip): PassedOverCause | undefined {
  const past = new Set(
    (request.pastOffers ?? []).filter(({ tripId }) => tripId === trip.tripId).map(({ outcome }) => outcome),
  );
  if (request.offer) return 'offered';
  if (past.has('declined')) return 'declined';
  if (past.has('lapsed')) return 'lapsed';
  if (trip.people.has(request.personId)) return 'was-on-trip';
  if (!booked) return 'appointment-off';
  return suits(request, trip) ? undefined : 'hours';
}

/** As the authorisation will ask: there before the appointment, back after it. */
function suits({ date, time, legs }: KnownRequest, { departsAt, returnsAt, endsAt }: OfferingTrip): boolean {
  const hour = instantOf(date, time);
  const before = legs === 'return' || (hour >= departsAt && date <= localDateOf(endsAt));
  return before && (legs === 'outbound' || hour <= returnsAt);
}

const placesFor = ({ accommodation, companions }: KnownRequest): Places => ({
  seats: companions.length + (accommodation === 'seat' ? 1 : 0),
  wheelchairs: accommodation === 'wheelchair' ? 1 : 0,
});

const covered = (legs: Legs): readonly Leg[] => LEG_PAIR.filter((leg) => legs === 'round-trip' || legs === leg);

const fits = (left: OfferingTrip['freed'], legs: Legs, { seats, wheelchairs }: Places): boolean =>
  covered(legs).every((leg) => seats <= left[leg].seats && wheelchairs <= left[leg].wheelchairs);

const lacking = (left: OfferingTrip['freed'], legs: Legs, { wheelchairs }: Places): PassedOverCause =>
  covered(legs).some((leg) => wheelchairs > left[leg].wheelchairs) ? 'wheelchair' : 'seats';

const without = (left: OfferingTrip['freed'], legs: Legs, { seats, wheelchairs }: Places): OfferingTrip['freed'] => ({
  ...left,
  ...Object.fromEntries(
    covered(legs).map((leg) => [
      leg,
      { seats: left[leg].seats - seats, wheelchairs: left[leg].wheelchairs - wheelchairs },
    ]),
  ),
});
