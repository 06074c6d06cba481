import { Injectable } from '@nestjs/common';
import { Streams, type CommandContext, type Reaction, type ReactionContext } from '#embarque/application';
import { type RecordedEvent } from '#embarque/event-store';
import { localDateOf, type Uuid } from '#embarque/kernel';
import { type TripEvent } from '#embarque/trips';
import { type RequestEvent } from '../domain/request.js';
import { listRequest, waitingList, waitingListStream } from '../domain/waiting-list.js';
import { Requests } from '../requests.js';
import { SeatOffers } from '../seat-offers.js';

const TRIP_TYPES = ['PassengerAuthorized', 'AuthorizationRevoked', 'VehicleReplaced', 'TripCancelled'] as const;
const REQUEST_TYPES = [
  'TransportRequested',
  'RequestAuthorized',
  'RequestWaitsAgain',
  'RequestRefused',
  'RequestWithdrawn',
  'RequestUnmet',
  'SeatOfferDeclined',
  'SeatOfferLapsed',
  'SeatOfferCancelled',
] as const;

type OfTrip = Extract<TripEvent, { type: (typeof TRIP_TYPES)[number] }>;
type OfRequest = Extract<RequestEvent, { type: (typeof REQUEST_TYPES)[number] }>;
type Moving = RecordedEvent & (OfTrip | OfRequest);

/** A seat that came free offers itself to who is next, whenever a trip or the list moves; what is past is left alone. */
@Injectable()
export class OfferFreedSeats implements Reaction {
  readonly name = 'requests-offer-freed-seats';
  readonly types = [...TRIP_TYPES, ...REQUEST_TYPES];

  constructor(
    private readonly streams: Streams,
    private readonly requests: Requests,
    private readonly offers: SeatOffers,
  ) {}

  async react(event: RecordedEvent, { command }: ReactionContext): Promise<void> {
    const { type, data } = event as Moving;
    switch (type) {
      case 'AuthorizationRevoked':
      case 'VehicleReplaced':
        await this.offers.list(data.tripId, command);
        return this.offers.offer(data.tripId, command);
      case 'PassengerAuthorized':
      case 'TripCancelled':
        return (await this.offers.holds(data.tripId)) ? this.offers.offer(data.tripId, command) : undefined;
      default:
        return this.moved(data.requestId, type === 'TransportRequested', command);
    }
  }

  private async moved(requestId: Uuid, isNew: boolean, command: (what?: string) => CommandContext): Promise<void> {
    const request = await this.requests.load(requestId);
    if (request.status === 'unrequested') return;
    const { destination, date, from } = request;
    const context = command('list');
    if (date < localDateOf(context.now)) return;
    const stream = waitingListStream(destination, date);
    if (isNew) await this.streams.settle(stream, waitingList, context, (state) => listRequest(requestId, from, state));
    const { trips } = await this.streams.load(stream, waitingList);
    for (const tripId of trips) await this.offers.offer(tripId, command);
  }
}
