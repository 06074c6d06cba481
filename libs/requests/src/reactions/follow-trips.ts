import { Injectable } from '@nestjs/common';
import { Streams, type Reaction, type ReactionContext } from '#embarque/application';
import { type RecordedEvent } from '#embarque/event-store';
import { type Uuid } from '#embarque/kernel';
import { TripsDirectory, type TripEvent } from '#embarque/trips';
import { followTrip, type TripNews } from '../domain/follow-trip.js';
import { request, requestStream } from '../domain/request.js';

type Followed = RecordedEvent &
  Extract<TripEvent, { type: 'PassengerAuthorized' | 'AuthorizationRevoked' | 'TripCancelled' | 'TripCompleted' }>;

/** What becomes of a request on the trip that it was authorised for. */
@Injectable()
export class FollowTrips implements Reaction {
  readonly name = 'requests-follow-trips';
  readonly types = ['PassengerAuthorized', 'AuthorizationRevoked', 'TripCancelled', 'TripCompleted'] as const;

  constructor(
    private readonly streams: Streams,
    private readonly trips: TripsDirectory,
  ) {}

  async react(event: RecordedEvent, context: ReactionContext): Promise<void> {
    for (const news of await this.newsOf(event as Followed)) {
      await this.streams.decide(requestStream(news.requestId), request, context.command(news.requestId), (state) =>
        followTrip(news, state),
      );
    }
  }

  private async newsOf(event: Followed): Promise<TripNews[]> {
    const { tripId } = event.data;
    if (event.type === 'PassengerAuthorized') {
      const { requestId, authorizationId, personId } = event.data;
      return requestId ? [{ what: 'authorised', requestId, personId, tripId, authorizationId }] : [];
    }
    const { authorizations } = await this.trips.travellers(tripId);
    const carried = new Set(
      event.type === 'TripCompleted' ? event.data.transports.map(({ authorizationId }) => authorizationId) : [],
    );
    const whatOf = (authorizationId: Uuid): TripNews['what'] | undefined => {
      switch (event.type) {
        case 'AuthorizationRevoked':
          return event.data.authorizationId === authorizationId ? 'given-back' : undefined;
        case 'TripCancelled':
          return 'given-back';
        default:
          return carried.has(authorizationId) ? 'travelled' : 'missed';
      }
    };
    return [...authorizations.values()].flatMap(({ requestId, authorizationId, personId }) => {
      const what = whatOf(authorizationId);
      return requestId && what ? [{ what, requestId, personId, tripId, authorizationId }] : [];
    });
  }
}
