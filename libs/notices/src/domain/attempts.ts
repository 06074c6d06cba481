import { accept, addMinutes, backOff, type Decision, type Instant } from '#embarque/kernel';
import { type FailureCause, type GivenUpCause, type Notice, type NoticeEvent } from './notice.js';
import { RETRY_POLICY } from './policies.js';

/** What became of one attempt to send. `receipt` is sealed. */
export type Attempt =
  | { readonly ok: true; readonly receipt?: string }
  | {
      readonly ok: false;
      readonly cause: FailureCause;
      /** The same again would be refused again. */
      readonly permanent: boolean;
      readonly status?: number;
      /** How long the receiver asked to be left alone, in milliseconds. */
      readonly retryAfterMs?: number;
    };

/** Records an attempt; one that was recorded already, or of a notice that is not waiting any more, changes nothing. */
export function recordAttempt(
  { attempt, outcome, at }: { attempt: number; outcome: Attempt; at: Instant },
  state: Notice,
): Decision<NoticeEvent> {
  if (state.status !== 'queued' || attempt !== state.failures + 1) return accept();
  const { noticeId } = state;
  if (outcome.ok) {
    const { receipt } = outcome;
    return accept({ type: 'NoticeSent', data: { noticeId, attempt, at, ...(receipt && { receipt }) } });
  }
  const { cause, permanent, status, retryAfterMs = 0 } = outcome;
  const failed = { noticeId, attempt, at, cause, ...(status && { status }) };
  const givenUp = (why: GivenUpCause) =>
    accept<NoticeEvent>(
      { type: 'NoticeDeliveryFailed', data: failed },
      { type: 'NoticeGivenUp', data: { noticeId, at, cause: why } },
    );
  if (permanent) return givenUp('refused');
  if (attempt >= RETRY_POLICY.attempts) return givenUp('attempts-used-up');
  const retryAt = addMinutes(at, Math.max(backOff(attempt, RETRY_POLICY), retryAfterMs) / 60_000);
  if (retryAt >= state.until) return givenUp('too-late');
  return accept({ type: 'NoticeDeliveryFailed', data: { ...failed, retryAt } });
}

/** The notice waits for a call instead. */
export const giveUp = (cause: GivenUpCause, at: Instant, state: Notice): Decision<NoticeEvent> =>
  state.status === 'queued'
    ? accept({ type: 'NoticeGivenUp', data: { noticeId: state.noticeId, at, cause } })
    : accept();
