import { Injectable } from '@nestjs/common';
import { Streams, systemContext, type CommandContext } from '#embarque/application';
import { accept, addDays, localDateOf, type IbgeCode, type Instant, type LocalDate, type Uuid } from '#embarque/kernel';
import { PeopleDirectory } from '#embarque/people';
import { TerritoryDirectory } from '#embarque/territory';
import { TripsDirectory, type Freed, type KnownTrip } from '#embarque/trips';
import { endOffer, openOffer, recordOffer } from './domain/answer-offer.js';
import {
  offerSeats,
  setAsides,
  setAsidesStream,
  type Candidate,
  type OfferingTrip,
  type SetAsideEvent,
  type SetAsides,
} from './domain/offer-seats.js';
import { request, requestStream, type KnownRequest, type Request, type RequestEvent } from './domain/request.js';
import { type TownPolicy } from './domain/town-policy.js';
import { listTrip, waitingList, waitingListStream } from './domain/waiting-list.js';
import { inTurn } from './domain/waiting-order.js';
import { birthDateOf, needsOf, RequestTexts } from './request-texts.js';
import { Requests } from './requests.js';

type CommandFor = (what: string) => CommandContext;

/** Where a trip goes, and who can board on the way there. */
interface Way {
  readonly destination: IbgeCode;
  readonly towns: readonly IbgeCode[];
}

/**
 * Freed places of a trip find who is next. They are set aside in a stream of the trip's, one decision after the other, before
 * they are offered: whoever else offers at the same time finds the stream moved and decides anew.
 */
@Injectable()
export class SeatOffers {
  constructor(
    private readonly streams: Streams,
    private readonly trips: TripsDirectory,
    private readonly territory: TerritoryDirectory,
    private readonly people: PeopleDirectory,
    private readonly requests: Requests,
    private readonly texts: RequestTexts,
  ) {}

  /** Whether places of this trip are set aside for somebody. */
  async holds(tripId: Uuid): Promise<boolean> {
    return (await this.streams.load(setAsidesStream(tripId), setAsides)).held.size > 0;
  }

  /** Puts a trip on the lists of those who wait for one like it. */
  async list(tripId: Uuid, commandFor: CommandFor): Promise<void> {
    const { trip } = await this.trips.freed(tripId);
    if (trip.status === 'unscheduled' || trip.departsAt <= commandFor('').now) return;
    for (const stream of listsOf(trip, await this.waysOf(trip)).map(({ stream }) => stream)) {
      await this.streams.settle(stream, waitingList, commandFor(stream), (state) => listTrip(tripId, state));
    }
  }

  /** Offers what is free, and calls off what is not; done again, it changes nothing. */
  async offer(tripId: Uuid, commandFor: CommandFor): Promise<void> {
    const stream = setAsidesStream(tripId);
    const context = commandFor(stream);
    const { now } = context;
    await this.streams.settle<SetAsides, SetAsideEvent>(stream, setAsides, context, async (state) => {
      const freed = await this.trips.freed(tripId);
      const { trip } = freed;
      if (trip.status === 'unscheduled' || !(state.held.size || isAnyFree(freed))) return accept();
      const [candidates, holders] = await Promise.all([this.candidatesFor(trip, now), this.holdersOf(state)]);
      const decided = offerSeats({ trip: offeringTrip(trip, freed), inTurn: candidates, holders, now }, state);
      // First the offer ends, then its places are let go: a crash in between leaves an offer that is over, not one too many.
      for (const { type, data } of decided.ok ? decided.events : []) {
        if (type === 'SeatsLetGo' && data.why === 'lapsed') await this.end(data, 'SeatOfferLapsed', now);
        if (type === 'SeatsLetGo' && data.why === 'no-place') await this.end(data, 'SeatOfferCancelled', now);
      }
      return decided;
    });
    // All that are held: a crash may have come between one of them and its offer.
    const { held } = await this.streams.load(stream, setAsides);
    await Promise.all(
      [...held.values()].map(({ requestId, ...offer }) =>
        this.streams.settle<Request, RequestEvent>(
          requestStream(requestId),
          request,
          commandFor(offer.offerId),
          (state) => recordOffer(requestId, offer, state),
        ),
      ),
    );
  }

  /** Whose an offer is that may be answered now; undefined when it is over. */
  async openFor(requestId: Uuid, offerId: Uuid, now: Instant) {
    const state = await this.requests.load(requestId);
    if (state.status === 'unrequested') return undefined;
    const offer = openOffer(state, now);
    const { personId, residence } = state;
    return offer.ok && offer.offerId === offerId ? { personId, residence, validUntil: offer.validUntil } : undefined;
  }

  /** Ends an offer that is open still; a lapse only once its time is over. */
  async end(
    { requestId, offerId }: { requestId: Uuid; offerId: Uuid },
    type: 'SeatOfferLapsed' | 'SeatOfferCancelled',
    now: Instant,
  ): Promise<void> {
    const context = systemContext('seat-offers', [type, offerId], now);
    await this.streams.settle<Request, RequestEvent>(requestStream(requestId), request, context, (state) =>
      endOffer({ offerId, type, now }, state),
    );
  }

  private async waysOf({ routeId, routeIds = [] }: KnownTrip): Promise<Way[]> {
    const routes = await Promise.all([routeId, ...routeIds].map((id) => this.territory.route(id)));
    return routes.flatMap((route) => (route.status === 'registered' ? [route] : []));
  }

  private async holdersOf({ held }: SetAsides): Promise<ReadonlyMap<Uuid, KnownRequest>> {
    const known = await this.known([...held.values()].map(({ requestId }) => requestId));
    return new Map(known.map((one) => [one.requestId, one]));
  }

  private async known(requestIds: readonly Uuid[]): Promise<KnownRequest[]> {
    const loaded = await Promise.all(requestIds.map((id) => this.requests.load(id)));
    return loaded.flatMap((one) => (one.status === 'unrequested' ? [] : [one]));
  }

  /** Who waits, boards where the trip passes and goes where it goes, in the order of the list. */
  private async candidatesFor(trip: KnownTrip, now: Instant): Promise<Candidate[]> {
    const lists = await Promise.all(
      listsOf(trip, await this.waysOf(trip)).map(async ({ stream, towns }) => {
        const { requests } = await this.streams.load(stream, waitingList);
        return [...requests].filter(([, from]) => towns.includes(from)).map(([requestId]) => requestId);
      }),
    );
    const asked = await this.known([...new Set(lists.flat())]);
    const waiting = asked.filter(({ status }) => status === 'waiting');
    const openers = await this.texts.openersFor(waiting.map((one) => ({ ...one, boundTo: one.requestId })));
    const [policies, booked] = await Promise.all([this.policiesOf(waiting, now), this.bookedOf(waiting)]);
    return inTurn(
      waiting.map((one, n) => ({
        ...{ request: one, booked: booked[n]!, policy: policies.get(one.residence)! },
        ...{ requestId: one.requestId, kind: one.kind, date: one.date, time: one.time, requestedAt: one.requestedAt },
        birthDate: birthDateOf(openers[n]!('birthDate', one.birthDate)),
        needs: needsOf(openers[n]!('needs', one.needs)),
      })),
    );
  }

  private async policiesOf(waiting: readonly KnownRequest[], now: Instant): Promise<ReadonlyMap<IbgeCode, TownPolicy>> {
    const towns = [...new Set(waiting.map(({ residence }) => residence))];
    const policies = await Promise.all(towns.map((town) => this.requests.policyOf(town, localDateOf(now))));
    return new Map(towns.map((town, n) => [town, policies[n]!]));
  }

  private bookedOf(waiting: readonly KnownRequest[]): Promise<boolean[]> {
    return Promise.all(
      waiting.map(async ({ appointmentId }) => (await this.people.appointment(appointmentId)).status === 'booked'),
    );
  }
}

const isAnyFree = ({ freed }: Freed): boolean =>
  Object.values(freed).some(({ seats, wheelchairs }) => seats > 0 || wheelchairs > 0);

/** The lists of all its destinations, for all its days, with the towns where one boards for there. */
const listsOf = ({ departsAt, endsAt }: KnownTrip, ways: readonly Way[]) =>
  daysFrom(localDateOf(departsAt), localDateOf(endsAt)).flatMap((day) =>
    ways.map(({ destination, towns }) => ({ stream: waitingListStream(destination, day), towns })),
  );

const daysFrom = (day: LocalDate, last: LocalDate): LocalDate[] =>
  day > last ? [] : [day, ...daysFrom(addDays(day, 1), last)];

function offeringTrip(trip: KnownTrip, { authorizations, freed }: Freed): OfferingTrip {
  const { tripId, managerId, departsAt, returnsAt, endsAt } = trip;
  const passengers = [...trip.passengers.values()];
  const companionsOf = (authorizationId: Uuid) =>
    passengers.filter((one) => one.role === 'companion' && one.withAuthorization === authorizationId).length;
  return {
    ...{ tripId, managerId, departsAt, returnsAt, endsAt, freed },
    people: new Set([...authorizations.values()].map(({ personId }) => personId)),
    carried: new Map(
      passengers.flatMap(({ requestId, authorizationId }) =>
        requestId ? [[requestId, companionsOf(authorizationId)]] : [],
      ),
    ),
  };
}
