import { refuseUnknown, type Evolution, type IbgeCode, type Instant, type Uuid } from '#embarque/kernel';

export const NOTICE_KINDS = [
  'authorised',
  'reissued',
  'revoked',
  'trip-cancelled',
  'reminder',
  'seat-offered',
] as const;
/** What somebody is told: `reissued` because the vehicle was swapped; `seat-offered` to who waits for one. */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const CHANNEL_NAMES = ['whatsapp', 'sms', 'email'] as const;
/** Ways on which the program sends by itself. */
export type ChannelName = (typeof CHANNEL_NAMES)[number];
/** `phone`: somebody of the office calls, and notes it. */
export type Way = ChannelName | 'phone';

export const CALL_OUTCOMES = ['told', 'told-household', 'no-answer', 'wrong-number'] as const;
/** `told`: the person themselves, or who answers for them. */
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export const ACKNOWLEDGED_BY = ['person', 'companion', 'household'] as const;
export type AcknowledgedBy = (typeof ACKNOWLEDGED_BY)[number];
export const ACKNOWLEDGED_HOW = ['phone', 'message', 'in-person'] as const;
export type AcknowledgedHow = (typeof ACKNOWLEDGED_HOW)[number];

/** Why an attempt failed. Codes only: what a server says repeats addresses. */
export type FailureCause =
  'unreachable' | 'temporarily-refused' | 'rate-limited' | 'not-let-in' | 'refused' | 'address-refused' | 'fault';

/** Why a notice is not sent any more; it waits to be told by phone then. */
export type GivenUpCause =
  'attempts-used-up' | 'refused' | 'too-late' | 'channel-off' | 'contact-changed' | 'person-erased';

export interface NoticeFacts {
  readonly noticeId: Uuid;
  readonly kind: NoticeKind;
  readonly tripId: Uuid;
  /** Who was offered a seat has none yet. */
  readonly authorizationId?: Uuid;
  readonly personId: Uuid;
  /** Who runs the trip. */
  readonly managerId: Uuid;
  /** Where the person lives: whose citizen it is. */
  readonly residence: IbgeCode;
  readonly way: Way;
  readonly template: { readonly id: string; readonly version: number };
  /** Sealed under the person's key, as `message`; missing where nobody has one. */
  readonly address?: string;
  readonly message: string;
  /** The trip's departure, or until when an offer may be answered: afterwards the notice is sent no more. */
  readonly until: Instant;
}

export type NoticeEvent =
  | { type: 'NoticeQueued'; data: NoticeFacts & { at: Instant } }
  /** `receipt`: what the provider calls the message, sealed, for some put the number into it. */
  | { type: 'NoticeSent'; data: { noticeId: Uuid; attempt: number; at: Instant; receipt?: string } }
  | {
      type: 'NoticeDeliveryFailed';
      /** `status`: SMTP or HTTP. */
      data: { noticeId: Uuid; attempt: number; at: Instant; cause: FailureCause; status?: number; retryAt?: Instant };
    }
  | { type: 'NoticeGivenUp'; data: { noticeId: Uuid; at: Instant; cause: GivenUpCause } }
  /** A call, noted by hand; `note` is sealed. Who called stands in the event's metadata. */
  | { type: 'NoticeNoted'; data: { noticeId: Uuid; at: Instant; outcome: CallOutcome; note?: string } }
  | {
      type: 'NoticeAcknowledged';
      data: { noticeId: Uuid; at: Instant; by: AcknowledgedBy; how: AcknowledgedHow };
    };

export type KnownNotice = NoticeFacts & {
  /** `to-tell`: waits for a call. */
  readonly status: 'queued' | 'sent' | 'to-tell';
  readonly queuedAt: Instant;
  /** Attempts that failed. */
  readonly failures: number;
  /** When the next one is due, while it is queued. */
  readonly dueAt: Instant;
  readonly acknowledged: boolean;
};
export type Notice = { readonly status: 'unknown' } | KnownNotice;

export const notice: Evolution<Notice, NoticeEvent> = {
  initial: { status: 'unknown' },
  evolve(state, { type, data }) {
    if (type === 'NoticeQueued') {
      const { at: queuedAt, ...facts } = data;
      const status = facts.way === 'phone' ? 'to-tell' : 'queued';
      return { ...facts, status, queuedAt, failures: 0, dueAt: queuedAt, acknowledged: false };
    }
    if (state.status === 'unknown') return state;
    switch (type) {
      case 'NoticeSent':
        return { ...state, status: 'sent' };
      case 'NoticeDeliveryFailed':
        return { ...state, failures: data.attempt, dueAt: data.retryAt ?? state.dueAt };
      case 'NoticeGivenUp':
        return { ...state, status: 'to-tell' };
      case 'NoticeNoted':
        return state;
      case 'NoticeAcknowledged':
        return { ...state, acknowledged: true };
    }
  },
};

export const noticeStream = (noticeId: Uuid): string => `notice-${noticeId}`;

export const UNKNOWN_NOTICE = refuseUnknown('notice-unknown', 'Não há aviso com este identificador.');
