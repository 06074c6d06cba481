import { idFrom, type IbgeCode, type Instant } from '#embarque/kernel';
import { type NoticeEvent, type NoticeFacts } from '../notice.js';
import { type TripFacts } from '../templates.js';

export const QUEUED_AT = '2026-10-01T12:00:00.000Z' as Instant;
export const DEPARTS_AT = '2026-10-05T07:00:00.000Z' as Instant;
export const noticeId = idFrom('notice');

export const tripFacts: TripFacts = {
  ...{ day: '05/10/2026', departure: '04:00', boardingPlace: 'Praça da Matriz', plate: 'RTC0001' },
  answerBy: '02/10/2026, 10:00',
};

export const queued = (facts: Partial<NoticeFacts> = {}): NoticeEvent => ({
  type: 'NoticeQueued',
  data: {
    ...{ noticeId, kind: 'authorised', tripId: idFrom('trip'), authorizationId: idFrom('authorization') },
    ...{ personId: idFrom('person'), managerId: idFrom('manager'), residence: '314560' as IbgeCode },
    ...{ way: 'email', template: { id: 'novidade', version: 1 }, address: 'sealed', message: 'sealed' },
    ...{ until: DEPARTS_AT, at: QUEUED_AT, ...facts },
  },
});
export const sent = (attempt = 1, at = QUEUED_AT): NoticeEvent => ({
  type: 'NoticeSent',
  data: { noticeId, attempt, at },
});
export const failed = (attempt: number, retryAt: Instant | undefined, at = QUEUED_AT): NoticeEvent => ({
  type: 'NoticeDeliveryFailed',
  data: { noticeId, attempt, at, cause: 'temporarily-refused', status: 451, ...(retryAt && { retryAt }) },
});
export const givenUp = (cause: Extract<NoticeEvent, { type: 'NoticeGivenUp' }>['data']['cause']): NoticeEvent => ({
  type: 'NoticeGivenUp',
  data: { noticeId, at: QUEUED_AT, cause },
});
export const acknowledged = (at = QUEUED_AT): NoticeEvent => ({
  type: 'NoticeAcknowledged',
  data: { noticeId, at, by: 'person', how: 'phone' },
});
