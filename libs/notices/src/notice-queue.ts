import { Injectable } from '@nestjs/common';
import { Streams, type CommandContext } from '#embarque/application';
import {
  accept,
  dateText,
  idFrom,
  localDateOf,
  localTimeOf,
  momentText,
  type Instant,
  type Uuid,
} from '#embarque/kernel';
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
import { compose } from './domain/templates.js';
import { NoticeTexts } from './notice-texts.js';

/** Who is told; whoever waits for a seat has no authorisation yet. */
export type Told = Pick<Authorization, 'personId' | 'residence'> & Partial<Pick<Authorization, 'authorizationId'>>;

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
      authorizations.map((authorization) =>
        this.queue(kind, trip, authorization, commandFor(authorization.authorizationId), {
          ...{ until: trip.departsAt, onlyMessages },
          boardingPlace: places.get(authorization.authorizationId) ?? '',
        }),
      ),
    );
  }

  /** That a seat came free, and until when whoever waits for one may take it. */
  async tellOffered(trip: KnownTrip, whom: Told, until: Instant, context: CommandContext): Promise<void> {
    await this.queue('seat-offered', trip, whom, context, { until, boardingPlace: '', answerBy: momentText(until) });
  }

  private async queue(
    kind: NoticeKind,
    { tripId, managerId, departsAt, vehicle }: KnownTrip,
    { authorizationId, personId, residence }: Told,
    context: CommandContext,
    how: { until: Instant; boardingPlace: string; answerBy?: string; onlyMessages?: boolean },
  ): Promise<void> {
    const { until, boardingPlace, answerBy = '', onlyMessages = false } = how;
    const noticeId = idFrom(context.commandId, 'notice');
    await this.streams.decide<Notice, NoticeEvent>(noticeStream(noticeId), notice, context, async () => {
      const known = await this.contacts.of(personId);
      if (!known) return accept();
      const { way, address, verified } = chooseWay(known.preference, known.contacts, this.channels.names);
      if (onlyMessages && way === 'phone') return accept();
      const { template, ...message } = compose(kind, way, verified, {
        ...{ day: dateText(localDateOf(departsAt)), departure: localTimeOf(departsAt), plate: vehicle.plate },
        ...{ boardingPlace, answerBy },
      });
      const facts: NoticeFacts = {
        ...{ noticeId, kind, tripId, personId, managerId, residence, way, template, until },
        ...(authorizationId && { authorizationId }),
        ...(address && { address: await this.texts.seal(personId, noticeId, 'address', address) }),
        message: await this.texts.sealMessage(personId, noticeId, message),
      };
      return accept({ type: 'NoticeQueued', data: { ...facts, at: context.now } });
    });
  }
}
