import { type Uuid } from '#embarque/kernel';
import { type ChannelName, type FailureCause } from '../domain/notice.js';
import { type Message } from '../domain/templates.js';

export interface OutgoingMessage extends Message {
  /** The same for every attempt: what lets a receiver recognise a message that comes twice. */
  readonly key: Uuid;
  /** A phone as the record has it (area code and number), or an e-mail address. */
  readonly address: string;
}

export interface Receipt {
  /** What the provider calls the message; personal, for some put the number into it. */
  readonly id?: string;
}

/** A way to send a message. Every adapter passes the conformance suite of this room. */
export interface NoticeChannel {
  readonly name: ChannelName;
  /** Answers when the receiving side has taken the message over. @throws DeliveryFailure */
  send(message: OutgoingMessage): Promise<Receipt>;
  close?(): void;
}

interface FailureDetails {
  /** The same again would be refused again. */
  readonly permanent?: boolean;
  /** SMTP or HTTP. */
  readonly status?: number;
  readonly retryAfterMs?: number;
}

/** A message was not taken over. Says a code and no more: servers repeat addresses in what they answer. */
export class DeliveryFailure extends Error {
  constructor(
    readonly why: FailureCause,
    readonly details: FailureDetails = {},
  ) {
    super(`not delivered: ${why}${details.status ? ` (${details.status})` : ''}`);
  }
}
