import { describe, it } from '@jest/globals';
import { addMinutes } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { notice, type CallOutcome, type Notice, type NoticeEvent } from '../../domain/notice.js';
import { acknowledged, noticeId, queued, QUEUED_AT } from '../../domain/testing/notice-facts.js';
import { noteNoticeByPhone } from './note-notice-by-phone.decision.js';

describe('noting a call', () => {
  const calling =
    (outcome: CallOutcome, at = QUEUED_AT) =>
    (state: Notice) =>
      noteNoticeByPhone({ at, outcome, note: 'sealed', now: QUEUED_AT }, state);
  const noted = (outcome: CallOutcome): NoticeEvent => ({
    type: 'NoticeNoted',
    data: { noticeId, at: QUEUED_AT, outcome, note: 'sealed' },
  });

  it('acknowledges for who was told, once', () => {
    given(notice, queued()).when(calling('told')).then(noted('told'), acknowledged());
    given(notice, queued(), acknowledged()).when(calling('told')).then(noted('told'));
  });

  it('leaves the notice open when the person was not reached', () => {
    for (const outcome of ['told-household', 'no-answer', 'wrong-number'] as const)
      given(notice, queued()).when(calling(outcome)).then(noted(outcome));
  });

  it('needs a notice, and a call that was made', () => {
    given(notice)
      .when(calling('told'))
      .thenRefused('notice-unknown', /Não há aviso/);
    given(notice, queued())
      .when(calling('told', addMinutes(QUEUED_AT, 1)))
      .thenRefused('call-in-the-future', /futuro/);
  });
});
