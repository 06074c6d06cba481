import { Injectable, Logger } from '@nestjs/common';
import { faultText, Streams, systemContext } from '#embarque/application';
import { type Instant, type Uuid } from '#embarque/kernel';
import { DeliveryFailure, type NoticeChannel, type OutgoingMessage } from '../channels/channel.js';
import { Channels } from '../channels/channels.js';
import { ContactBook } from '../contact-book.js';
import { giveUp, recordAttempt, type Attempt } from '../domain/attempts.js';
import { isStillOpen } from '../domain/choice.js';
import { notice, noticeStream, type GivenUpCause, type KnownNotice } from '../domain/notice.js';
import { NEUTRAL } from '../domain/templates.js';
import { NoticeTexts } from '../notice-texts.js';

interface Letter {
  readonly channel: NoticeChannel;
  readonly message: OutgoingMessage;
}

/**
 * Sends one notice, and writes down what came of it.
 *
 * At least once: between sending and writing down a crash may fall, and the same message goes out once more under the same
 * key. Written down, it never goes out again.
 */
@Injectable()
export class Courier {
  private readonly log = new Logger('notices');

  constructor(
    private readonly streams: Streams,
    private readonly channels: Channels,
    private readonly contacts: ContactBook,
    private readonly texts: NoticeTexts,
  ) {}

  /** Answers when to try again; undefined when there is nothing left to do. */
  async deliver(noticeId: Uuid, now: Instant): Promise<Instant | undefined> {
    const stream = noticeStream(noticeId);
    const state = await this.streams.load(stream, notice);
    if (state.status !== 'queued') return undefined;
    const attempt = state.failures + 1;
    const context = systemContext('notice-delivery', [noticeId, String(attempt)], now);
    const letter = await this.letterOf(state, now);
    if (typeof letter === 'string') {
      await this.streams.decide(stream, notice, context, (present) => giveUp(letter, now, present));
    } else {
      const outcome = await this.send(state, letter);
      await this.streams.decide(stream, notice, context, (present) =>
        recordAttempt({ attempt, outcome, at: now }, present),
      );
    }
    const after = await this.streams.load(stream, notice);
    return after.status === 'queued' ? after.dueAt : undefined;
  }

  /** What is to be sent, or why it is sent no more. */
  private async letterOf(state: KnownNotice, now: Instant): Promise<Letter | GivenUpCause> {
    const { noticeId: key, personId, way, template } = state;
    if (now >= state.until) return 'too-late';
    const channel = way === 'phone' ? undefined : this.channels.get(way);
    if (!channel) return 'channel-off';
    const [known, opener] = await Promise.all([this.contacts.of(personId), this.texts.openerFor([state])]);
    const address = opener.text(state, 'address', state.address);
    const message = opener.message(state);
    if (!known || !address || !message) return 'person-erased';
    const addressed = { way: channel.name, address, detailed: template.id !== NEUTRAL.id };
    if (!isStillOpen(addressed, known.preference, known.contacts)) return 'contact-changed';
    return { channel, message: { key, address, template, ...message } };
  }

  private async send({ noticeId, personId }: KnownNotice, { channel, message }: Letter): Promise<Attempt> {
    try {
      const { id } = await channel.send(message);
      return { ok: true, ...(id && { receipt: await this.texts.seal(personId, noticeId, 'receipt', id) }) };
    } catch (error) {
      if (error instanceof DeliveryFailure) {
        const { permanent = false, status, retryAfterMs } = error.details;
        return {
          ok: false,
          cause: error.why,
          permanent,
          ...(status && { status }),
          ...(retryAfterMs && { retryAfterMs }),
        };
      }
      this.log.error(`notice ${noticeId} could not be sent by ${channel.name}`, faultText(error));
      return { ok: false, cause: 'fault', permanent: false };
    }
  }
}
