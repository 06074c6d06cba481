import { accept, refuse, type Decision, type Instant } from '#embarque/kernel';
import {
  UNKNOWN_NOTICE,
  type AcknowledgedBy,
  type AcknowledgedHow,
  type Notice,
  type NoticeEvent,
} from '../../domain/notice.js';

interface Acknowledging {
  readonly by: AcknowledgedBy;
  readonly how: AcknowledgedHow;
  readonly at: Instant;
  readonly now: Instant;
}

export function acknowledgeNotice({ by, how, at, now }: Acknowledging, state: Notice): Decision<NoticeEvent> {
  if (state.status === 'unknown') return UNKNOWN_NOTICE;
  if (state.acknowledged) return refuse('notice-acknowledged', 'A ciência deste aviso já foi registrada.');
  if (at > now) return refuse('acknowledged-in-the-future', 'A ciência não pode ser no futuro.');
  return accept({ type: 'NoticeAcknowledged', data: { noticeId: state.noticeId, at, by, how } });
}
