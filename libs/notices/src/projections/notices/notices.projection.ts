import { type RecordedEvent } from '#embarque/event-store';
import { type Projection } from '#embarque/read-model';
import { type NoticeEvent } from '../../domain/notice.js';
import { type ReminderTimeEvent } from '../../domain/reminder-time.js';
import { type ReminderEvent } from '../../domain/reminder.js';

type OfNotice = RecordedEvent & NoticeEvent;
type Recorded = OfNotice | (RecordedEvent & (ReminderEvent | ReminderTimeEvent));
type Row = Record<string, unknown> & { notice_id: string };

/** The log of notices, one row each; when reminders were asked for, and at what hours the towns want them. */
export const noticesProjection: Projection = {
  name: 'notices',
  version: 2,
  types: [
    ...['NoticeQueued', 'NoticeSent', 'NoticeDeliveryFailed', 'NoticeGivenUp', 'NoticeNoted', 'NoticeAcknowledged'],
    ...['TripReminderAsked', 'ReminderTimeSet'],
  ],
  async apply(recorded, rows) {
    const all = recorded as Recorded[];
    await rows.upsert('reminder', ['trip_id', 'residence'], all.flatMap(reminderOf));
    await rows.upsert('reminder_time', ['municipality', 'version'], all.flatMap(reminderTimeOf));

    const events = all.filter(isOfNotice);
    const ids = [...new Set(events.map(({ data }) => data.noticeId))];
    const known = await rows.query<Row>('select * from notice where notice_id = any($1)', [ids]);
    const notices = new Map(known.map((row) => [row.notice_id, row]));
    for (const event of events) {
      const { noticeId } = event.data;
      notices.set(noticeId, applied(notices.get(noticeId), event));
    }
    await rows.upsert('notice', ['notice_id'], [...notices.values()]);
  },
};

const isOfNotice = (event: Recorded): event is OfNotice => 'noticeId' in event.data;

const reminderOf = ({ type, data }: Recorded) =>
  type === 'TripReminderAsked' ? [{ trip_id: data.tripId, residence: data.residence ?? '', asked_at: data.at }] : [];

const reminderTimeOf = ({ type, data }: Recorded) =>
  type === 'ReminderTimeSet'
    ? [
        {
          ...{ municipality: data.municipality, version: data.version, time: data.time ?? null },
          ...{ valid_from: data.validFrom, legal_basis: data.legalBasis },
        },
      ]
    : [];

function applied(row: Row | undefined, { type, data }: OfNotice): Row {
  if (type === 'NoticeQueued') return rowOf(data);
  if (!row) throw new Error(`${type} before its notice was queued`);
  switch (type) {
    case 'NoticeSent':
      return { ...row, status: 'sent', sent_at: data.at, attempts: data.attempt, failure: null };
    case 'NoticeDeliveryFailed':
      return { ...row, attempts: data.attempt, failure: data.cause };
    case 'NoticeGivenUp':
      return { ...row, status: 'to-tell', given_up: data.cause, to_tell: row['acknowledged_at'] === null };
    case 'NoticeNoted':
      return {
        ...{ ...row, calls: Number(row['calls']) + 1, called_at: data.at },
        ...{ call_outcome: data.outcome, note: data.note ?? null },
      };
    case 'NoticeAcknowledged':
      return {
        ...{ ...row, to_tell: false, acknowledged_at: data.at },
        ...{ acknowledged_by: data.by, acknowledged_how: data.how },
      };
  }
}

const rowOf = (data: Extract<NoticeEvent, { type: 'NoticeQueued' }>['data']): Row => ({
  ...{ notice_id: data.noticeId, trip_id: data.tripId, authorization_id: data.authorizationId ?? null },
  ...{ person_id: data.personId, manager_id: data.managerId, residence: data.residence },
  ...{ kind: data.kind, way: data.way, template_id: data.template.id, template_version: data.template.version },
  ...{ address: data.address ?? null, message: data.message, queued_at: data.at, until: data.until },
  ...{ status: data.way === 'phone' ? 'to-tell' : 'queued', to_tell: data.way === 'phone' },
  ...{ sent_at: null, attempts: 0, failure: null, given_up: null },
  ...{ calls: 0, called_at: null, call_outcome: null, note: null },
  ...{ acknowledged_at: null, acknowledged_by: null, acknowledged_how: null },
});
