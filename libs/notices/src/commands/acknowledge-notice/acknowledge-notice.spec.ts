import { describe, it } from '@jest/globals';
import { addMinutes } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { notice, type Notice } from '../../domain/notice.js';
import { acknowledged, queued, QUEUED_AT, sent } from '../../domain/testing/notice-facts.js';
import { acknowledgeNotice } from './acknowledge-notice.decision.js';

describe('acknowledging a notice', () => {
  const saying =
    (at = QUEUED_AT) =>
    (state: Notice) =>
      acknowledgeNotice({ by: 'person', how: 'phone', at, now: QUEUED_AT }, state);

  it('is possible whether it was sent or not', () => {
    given(notice, queued(), sent()).when(saying()).then(acknowledged());
    given(notice, queued({ way: 'phone' }))
      .when(saying())
      .then(acknowledged());
  });

  it('happens once, about a notice that there is, and not in the future', () => {
    given(notice, queued(), acknowledged())
      .when(saying())
      .thenRefused('notice-acknowledged', /já foi registrada/);
    given(notice)
      .when(saying())
      .thenRefused('notice-unknown', /Não há aviso/);
    given(notice, queued())
      .when(saying(addMinutes(QUEUED_AT, 1)))
      .thenRefused('acknowledged-in-the-future', /futuro/);
  });
});
