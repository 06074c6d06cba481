import { Injectable } from '@nestjs/common';
import { Streams, type CommandContext } from '#embarque/application';
import { dateText, accept, idFrom, localDateOf, localTimeOf, type Uuid } from '#embarque/kernel';

import { TripsDirectory, type Authorization, type KnownTrip } from '#embarque/trips';
import { Channels } from './channels/channels.js';
import { ContactBook } from './contact-book.js';
import { chooseWay } from './domain/choice.js';
import {
  notice,
  noticeStream,
  type Notice,
  type NoticeEvent,
  type NoticeFacts,
  type NoticeKind,
} from './domain/notice.js';
import { compose, type TripFacts } from './domain/templates.js';
import { NoticeTexts } from './notice-texts.js';

/** Queues what people are to be told, each by the way that suits them. */
@Injectable()
export class NoticeQueue {
  constructor(
    private readonly streams: Streams,
    private readonly trips: TripsDirectory,
    private readonly contacts: ContactBook,
    private readonly channels: Channels,
    private readonly texts: NoticeTexts,
  ) {}

  /**
   * One notice for each of these authorisations; nobody is told anything who was erased. `onlyMessages`: nor who would have to
   * be called.
   */
  async tell(
    kind: NoticeKind,
    trip: KnownTrip,
    authorizations: readonly Authorization[],
    commandFor: (authorizationId: Uuid) => CommandContext,
    { onlyMessages = false } = {},
  ): Promise<void> {
    const places = await this.trips.boardingPlaces(authorizations);
    await Promise.all(
      authorizations.map(async (authorization) => {
        const context = commandFor(authorization.authorizationId);
        const noticeId = idFrom(context.commandId, 'notice');
        await this.streams.decide<Notice, NoticeEvent>(noticeStream(noticeId), notice, context, async () => {
          const facts = await this.factsOf(kind, noticeId, trip, authorization, {
            day: dateText(localDateOf(trip.departsAt)),
            departure: localTimeOf(trip.departsAt),
            boardingPlace: places.get(authorization.authorizationId) ?? '',
            plate: trip.vehicle.plate,
          });
          const told = facts && !(onlyMessages && facts.way === 'phone');
          return told ? accept({ type: 'NoticeQueued', data: { ...facts, at: context.now } }) : accept();
        });
      }),
    );
  }

  private async factsOf(
    kind: NoticeKind,
    noticeId: Uuid,
    { tripId, managerId, departsAt: until }: KnownTrip,
    { authorizationId, personId, residence }: Authorization,
    facts: TripFacts,
  ): Promise<NoticeFacts | undefined> {
    const known = await this.contacts.of(personId);
    if (!known) return undefined;
    const { way, address, verified } = chooseWay(known.preference, known.contacts, this.channels.names);
    const { template, ...message } = compose(kind, way, verified, facts);
    return {
      ...{ noticeId, kind, tripId, authorizationId, personId, managerId, residence, way, template, until },
      ...(address && { address: await this.texts.seal(personId, noticeId, 'address', address) }),
      message: await this.texts.sealMessage(personId, noticeId, message),
    };
  }
}
