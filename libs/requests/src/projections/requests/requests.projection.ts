import { type RecordedEvent } from '#embarque/event-store';
import { type Projection, type Row, type Rows } from '#embarque/read-model';
import { type RequestEvent } from '../../domain/request.js';
import { type TownPolicyEvent } from '../../domain/town-policy.js';

type Recorded = RecordedEvent & (Exclude<RequestEvent, { type: 'RequestForfeited' }> | TownPolicyEvent);
type Request = Record<string, unknown>;

/** Requests as the waiting list and the office show them, and the deadlines of the towns. */
export const requestsProjection: Projection = {
  name: 'requests',
  version: 1,
  types: [
    'TransportRequested',
    'RequestAuthorized',
    'RequestWaitsAgain',
    'RequestTravelled',
    'RequestMissed',
    'RequestRefused',
    'RequestWithdrawn',
    'RequestUnmet',
    'TownPolicySet',
  ],
  async apply(events, rows) {
    const page = await Page.of(events as Recorded[], rows);
    for (const event of events as Recorded[]) page.apply(event);
    await rows.upsert('request', ['request_id'], [...page.requests.values()]);
    await rows.upsert('town_policy', ['municipality', 'version'], page.policies);
  },
};

const STATUS = {
  RequestTravelled: 'travelled',
  RequestMissed: 'absent',
  RequestRefused: 'refused',
  RequestWithdrawn: 'withdrawn',
  RequestUnmet: 'unmet',
} as const;

/** The rows that a page of events touches: read at once, changed in memory, written at once. */
class Page {
  readonly policies: Row[] = [];

  private constructor(readonly requests: Map<string, Request>) {}

  static async of(events: readonly Recorded[], rows: Rows): Promise<Page> {
    const ids = events.flatMap(({ data }) => ('requestId' in data ? data.requestId : []));
    const found = await rows.query<Request>('select * from request where request_id = any($1)', [[...new Set(ids)]]);
    return new Page(new Map(found.map((request) => [String(request['request_id']), request])));
  }

  apply({ type, data }: Recorded): void {
    switch (type) {
      case 'TownPolicySet': {
        const { municipality, version, validFrom: valid_from, legalBasis: legal_basis } = data;
        this.policies.push({
          ...{ municipality, version, valid_from, legal_basis, offer_minutes: data.offerMinutes },
          minimum_notice_hours: data.minimumNoticeHours,
          confirmation_deadline_hours: data.confirmationDeadlineHours,
          withdrawal_deadline_hours: data.withdrawalDeadlineHours,
        });
        return;
      }
      case 'TransportRequested': {
        const { requestId: request_id, personId: person_id, appointmentId: appointment_id } = data;
        const { residence, establishment, destination, date, time, kind, from: from_town, legs } = data;
        const { accommodation, needs, companions, exception = null, notes = null, lateReason = null } = data;
        this.requests.set(request_id, {
          ...{ request_id, person_id, appointment_id, residence, establishment, destination, date, time, kind },
          ...{ from_town, legs, accommodation, needs, companions, exception, notes, late: !!lateReason },
          ...{ assessed_by: data.assessedBy, assessed_on: data.assessedOn, birth_date: data.birthDate },
          ...{ late_reason: lateReason, policy_version: data.policyVersion, requested_at: data.requestedAt },
          ...{ status: 'waiting', reason_kind: null, reason: null, late_withdrawal: false },
          ...{ trip_id: null, authorization_id: null },
        });
        return;
      }
      case 'RequestAuthorized': {
        const { tripId: trip_id, authorizationId: authorization_id } = data;
        return this.change(data.requestId, { status: 'authorised', trip_id, authorization_id });
      }
      case 'RequestWaitsAgain':
        return this.change(data.requestId, { status: 'waiting', trip_id: null, authorization_id: null });
      case 'RequestTravelled':
      case 'RequestMissed':
        return this.change(data.requestId, { status: STATUS[type] });
      default:
        return this.change(data.requestId, {
          ...{ status: STATUS[type], reason_kind: data.kind, reason: data.reason },
          late_withdrawal: 'late' in data,
        });
    }
  }

  private change(id: string, change: Request): void {
    Object.assign(this.requests.get(id)!, change);
  }
}
