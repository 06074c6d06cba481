import { Injectable } from '@nestjs/common';
import { type Reaction, type ReactionContext } from '#embarque/application';
import { type RecordedEvent } from '#embarque/event-store';
import { type Uuid } from '#embarque/kernel';
import { SeatOffers, type RequestEvent } from '#embarque/requests';
import { TripsDirectory, type Authorization, type TripEvent } from '#embarque/trips';
import { type NoticeEvent } from './domain/notice.js';
import { type ReminderEvent } from './domain/reminder.js';
import { NoticeQueue } from './notice-queue.js';
import { Outbox } from './outbox/outbox.js';

type Telling =
  | Extract<
      TripEvent,
      { type: 'PassengerAuthorized' | 'AuthorizationReissued' | 'AuthorizationRevoked' | 'TripCancelled' }
    >
  | ReminderEvent;

/**
 * Res. SES/MG 6.254/2018, art. 3 II: whoever travels has the authorisation, with hour, place and plate; so whatever changes
 * of it is told to everybody concerned, until the trip leaves.
 *
 * It tells how things stand now: what a later event has overtaken is left to the notice of that event.
 */
@Injectable()
export class TellPassengers implements Reaction {
  readonly name = 'notices';
  readonly types = [
    'PassengerAuthorized',
    'AuthorizationReissued',
    'AuthorizationRevoked',
    'TripCancelled',
    'TripReminderAsked',
  ];

  constructor(
    private readonly trips: TripsDirectory,
    private readonly queue: NoticeQueue,
  ) {}

  async react(event: RecordedEvent, { command }: ReactionContext): Promise<void> {
    const { type, data } = event as RecordedEvent & Telling;
    const { trip, authorizations } = await this.trips.travellers(data.tripId);
    if (trip.status === 'unscheduled' || trip.departsAt <= command().now) return;
    const tell = (
      kind: Parameters<NoticeQueue['tell']>[0],
      whom: readonly (Authorization | undefined)[],
      options: Parameters<NoticeQueue['tell']>[4] = {},
    ) =>
      this.queue.tell(
        kind,
        trip,
        whom.filter((one) => one !== undefined),
        command,
        options,
      );
    const open = trip.status === 'scheduled';
    const everybody = [...trip.passengers.values()];
    const passenger = (id: Uuid) => (open ? trip.passengers.get(id) : undefined);
    switch (type) {
      case 'PassengerAuthorized':
        return tell('authorised', [passenger(data.authorizationId)]);
      case 'AuthorizationReissued':
        return tell(
          'reissued',
          everybody.filter(
            ({ authorizationId, issue }) => open && authorizationId === data.authorizationId && issue === data.issue,
          ),
        );
      case 'AuthorizationRevoked':
        return tell('revoked', [authorizations.get(data.authorizationId)]);
      case 'TripCancelled':
        return tell('trip-cancelled', everybody);
      case 'TripReminderAsked':
        return data.residence
          ? tell(
              'reminder',
              everybody.filter(({ residence }) => open && residence === data.residence),
              { onlyMessages: true },
            )
          : tell('reminder', open ? everybody : []);
    }
  }
}

/** Who is next is told that a seat came free, as long as it is theirs to take. */
@Injectable()
export class TellOffered implements Reaction {
  readonly name = 'notices-of-offers';
  readonly types = ['SeatOffered'];

  constructor(
    private readonly trips: TripsDirectory,
    private readonly offers: SeatOffers,
    private readonly queue: NoticeQueue,
  ) {}

  async react(event: RecordedEvent, { command }: ReactionContext): Promise<void> {
    const { requestId, offerId, tripId } = event.data as Extract<RequestEvent, { type: 'SeatOffered' }>['data'];
    const context = command();
    const [offered, { trip }] = await Promise.all([
      this.offers.openFor(requestId, offerId, context.now),
      this.trips.travellers(tripId),
    ]);
    if (!offered || trip.status !== 'scheduled') return;
    const { personId, residence, validUntil } = offered;
    await this.queue.tellOffered(trip, { personId, residence }, validUntil, context);
  }
}

/** Puts what is to be sent into the outbox. */
@Injectable()
export class FillOutbox implements Reaction {
  readonly name = 'notice-outbox';
  readonly types = ['NoticeQueued'];

  constructor(private readonly outbox: Outbox) {}

  async react(event: RecordedEvent): Promise<void> {
    const { noticeId, way, at } = event.data as Extract<NoticeEvent, { type: 'NoticeQueued' }>['data'];
    if (way !== 'phone') await this.outbox.put(noticeId, at);
  }
}
