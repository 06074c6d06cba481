import { describe, expect, it } from '@jest/globals';
import { addMinutes, backOff, fold } from '#embarque/kernel';
import { given } from '../../../../test/support/given.js';
import { giveUp, recordAttempt, type Attempt } from './attempts.js';
import { notice, type Notice, type NoticeEvent } from './notice.js';
import { RETRY_POLICY } from './policies.js';
import { failed, givenUp, queued, QUEUED_AT, sent } from './testing/notice-facts.js';

const busy: Attempt = { ok: false, cause: 'temporarily-refused', permanent: false, status: 451 };
const refused: Attempt = { ok: false, cause: 'temporarily-refused', permanent: true, status: 451 };
const trying =
  (outcome: Attempt, attempt = 1) =>
  (state: Notice) =>
    recordAttempt({ attempt, outcome, at: QUEUED_AT }, state);

describe('an attempt to send', () => {
  it('that succeeds ends the sending', () =>
    given(notice, queued())
      .when(trying({ ok: true }))
      .then(sent()));

  it('that fails for now is followed by another, later each time', () => {
    given(notice, queued())
      .when(trying(busy))
      .then(failed(1, addMinutes(QUEUED_AT, 1)));
    given(notice, queued(), failed(1, QUEUED_AT))
      .when(trying(busy, 2))
      .then(failed(2, addMinutes(QUEUED_AT, 2)));
  });

  it('waits as long as the receiver asks, if that is longer', () => {
    given(notice, queued())
      .when(trying({ ...busy, retryAfterMs: 600_000 }))
      .then(failed(1, addMinutes(QUEUED_AT, 10)));
    given(notice, queued())
      .when(trying({ ...busy, retryAfterMs: 1 }))
      .then(failed(1, addMinutes(QUEUED_AT, 1)));
  });

  it('that was refused for good is the last one, and somebody has to call', () =>
    given(notice, queued()).when(trying(refused)).then(failed(1, undefined), givenUp('refused')));

  it('is the last one when the policy says so, or when the next would come after the departure', () => {
    const before = Array.from({ length: RETRY_POLICY.attempts - 1 }, (_, n) => failed(n + 1, QUEUED_AT));
    given(notice, queued(), ...before)
      .when(trying(busy, RETRY_POLICY.attempts))
      .then(failed(RETRY_POLICY.attempts, undefined), givenUp('attempts-used-up'));
    given(notice, queued({ until: addMinutes(QUEUED_AT, 1) }))
      .when(trying(busy))
      .then(failed(1, undefined), givenUp('too-late'));
  });

  it('is written down once, and not at all once the notice waits no more', () => {
    given(notice, queued(), failed(1, QUEUED_AT)).when(trying(busy)).then();
    given(notice, queued(), sent()).when(trying(busy, 2)).then();
    given(notice, queued({ way: 'phone' }))
      .when(trying({ ok: true }))
      .then();
    given(notice)
      .when(trying({ ok: true }))
      .then();
    given(notice, queued(), sent())
      .when((state) => giveUp('too-late', QUEUED_AT, state))
      .then();
  });

  it('leaves four hours at most between the first and the last, so that somebody can still call', () => {
    let at = QUEUED_AT;
    let events: NoticeEvent[] = [queued()];
    for (let attempt = 1; attempt <= RETRY_POLICY.attempts; attempt++) {
      const state = fold(notice, events);
      const decided = recordAttempt({ attempt, outcome: busy, at }, state);
      if (!decided.ok) throw new Error('never refused');
      events = [...events, ...decided.events];
      const after = fold(notice, events);
      if (after.status === 'queued') at = after.dueAt;
    }
    expect(fold(notice, events)).toMatchObject({ status: 'to-tell', failures: RETRY_POLICY.attempts });
    expect(Date.parse(at) - Date.parse(QUEUED_AT)).toBeLessThan(4 * 3_600_000);
    expect(backOff(100, RETRY_POLICY)).toBe(RETRY_POLICY.limitMs);
  });
});
