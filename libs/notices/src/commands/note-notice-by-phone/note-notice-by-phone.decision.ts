import { accept, refuse, type Decision, type Instant } from '#embarque/kernel';
import { UNKNOWN_NOTICE, type CallOutcome, type Notice, type NoticeEvent } from '../../domain/notice.js';

interface Call {
  readonly at: Instant;
  readonly outcome: CallOutcome;
  /** Sealed. */
  readonly note?: string;
  readonly now: Instant;
}

export function noteNoticeByPhone({ at, outcome, note, now }: Call, state: Notice): Decision<NoticeEvent> {
  if (state.status === 'unknown') return UNKNOWN_NOTICE;
  if (at > now) return refuse('call-in-the-future', 'A ligação não pode ser no futuro.');
  const { noticeId, acknowledged } = state;
  const noted: NoticeEvent = { type: 'NoticeNoted', data: { noticeId, at, outcome, ...(note && { note }) } };
  return outcome === 'told' && !acknowledged
    ? accept<NoticeEvent>(noted, { type: 'NoticeAcknowledged', data: { noticeId, at, by: 'person', how: 'phone' } })
    : accept(noted);
}
