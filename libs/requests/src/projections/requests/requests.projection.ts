import { type RecordedEvent } from '#embarque/event-store';
import { type Projection, type Row, type Rows } from '#embarque/read-model';
import { OUTCOME, type OfferOutcome, type RequestEvent } from '../../domain/request.js';
import { plannedDates, series, type KnownSeries, type Series, type SeriesEvent } from '../../domain/series.js';
import { OFFER_NOTICE_MINUTES, type TownPolicyEvent } from '../../domain/town-policy.js';

type OfRequest = Exclude<RequestEvent, { type: 'RequestForfeited' }>;
type Recorded = RecordedEvent & (OfRequest | SeriesEvent | TownPolicyEvent);
type Request = Record<string, unknown>;
type Offer = Record<string, unknown> & { offer_id: string; request_id: string; trip_id: string; status: string };
interface SeriesState {
  readonly last_date: string;
  readonly state: KnownSeries;
  readonly refused: unknown;
}

/** Requests as the waiting list and the office show them, the series that make them, and the deadlines of the towns. */
export const requestsProjection: Projection = {
  name: 'requests',
  version: 3,
  types: [
    'TransportRequested',
    'RequestAuthorized',
    'RequestWaitsAgain',
    'RequestTravelled',
    'RequestMissed',
    'RequestRefused',
    'RequestWithdrawn',
    'RequestUnmet',
    'SeatOffered',
    'SeatOfferAccepted',
    'SeatOfferDeclined',
    'SeatOfferLapsed',
    'SeatOfferCancelled',
    'SeriesStarted',
    'SeriesChanged',
    'SeriesDateMoved',
    'SeriesDateSkipped',
    'SeriesPaused',
    'SeriesResumed',
    'SeriesEnded',
    'SeriesCarriedOut',
    'TownPolicySet',
  ],
  async apply(events, rows) {
    const page = await Page.of(events as Recorded[], rows);
    for (const event of events as Recorded[]) page.apply(event);
    await rows.upsert('request', ['request_id'], [...page.requests.values()]);
    await rows.upsert('seat_offer', ['offer_id'], [...page.offers.values()]);
    await rows.upsert('series', ['series_id'], page.seriesRows());
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

const isOfSeries = (event: Recorded): event is RecordedEvent & SeriesEvent => 'seriesId' in event.data;

/** The rows that a page of events touches: read at once, changed in memory, written at once. */
class Page {
  readonly policies: Row[] = [];

  private constructor(
    readonly requests: Map<string, Request>,
    private readonly series: Map<string, SeriesState>,
    readonly offers: Map<string, Offer>,
  ) {}

  static async of(events: readonly Recorded[], rows: Rows): Promise<Page> {
    const requestIds = [...new Set(events.flatMap(({ data }) => ('requestId' in data ? data.requestId : [])))];
    const seriesIds = events.flatMap(({ data }) => ('seriesId' in data ? data.seriesId : []));
    const [requests, all, open] = await Promise.all([
      rows.query<Request>('select * from request where request_id = any($1)', [requestIds]),
      rows.query<SeriesState>('select * from series where series_id = any($1)', [[...new Set(seriesIds)]]),
      rows.query<Offer>(`select * from seat_offer where request_id = any($1) and status = 'open'`, [requestIds]),
    ]);
    return new Page(
      new Map(requests.map((request) => [String(request['request_id']), request])),
      new Map(all.map((one) => [one.state.seriesId, one])),
      new Map(open.map((offer) => [offer.offer_id, offer])),
    );
  }

  seriesRows(): Row[] {
    return [...this.series.values()].map(({ last_date, state, refused }) => ({
      ...{ series_id: state.seriesId, person_id: state.personId, residence: state.residence, last_date },
      ...{ state, refused },
    }));
  }

  apply(event: Recorded): void {
    return isOfSeries(event) ? this.applySeries(event) : this.applyOther(event);
  }

  private applySeries(event: SeriesEvent): void {
    const { seriesId } = event.data;
    const before = this.series.get(seriesId);
    const state: Series = series.evolve(before?.state ?? series.initial, event);
    if (state.status === 'unstarted') return;
    const refused =
      event.type === 'SeriesCarriedOut'
        ? event.data.dates.filter(({ outcome }) => outcome === 'refused')
        : (before?.refused ?? []);
    const last_date = plannedDates(state).at(-1)?.day ?? before?.last_date ?? state.plans[0]!.startsOn;
    this.series.set(seriesId, { last_date, state, refused });
  }

  private applyOther({ type, data }: RecordedEvent & (OfRequest | TownPolicyEvent)): void {
    switch (type) {
      case 'TownPolicySet': {
        const { municipality, version, validFrom: valid_from, legalBasis: legal_basis } = data;
        this.policies.push({
          ...{ municipality, version, valid_from, legal_basis, offer_minutes: data.offerMinutes },
          offer_notice_minutes: data.offerNoticeMinutes ?? OFFER_NOTICE_MINUTES,
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
          ...{ series_id: data.occurrence?.seriesId ?? null, series_date: data.occurrence?.date ?? null },
        });
        return;
      }
      case 'SeatOffered': {
        const { requestId: request_id, offerId: offer_id, tripId: trip_id, managerId: manager_id } = data;
        const { places, place, passedOver: passed_over, policyVersion: policy_version } = data;
        const { person_id, residence, destination } = this.requests.get(request_id)!;
        this.offers.set(offer_id, {
          ...{ offer_id, request_id, person_id, residence, destination, trip_id, manager_id, ...places },
          ...{ departs_at: data.departsAt, place, passed_over, policy_version, offered_at: data.offeredAt },
          ...{ valid_until: data.validUntil, status: 'open', reason: null },
        });
        return;
      }
      case 'SeatOfferAccepted':
      case 'SeatOfferDeclined':
      case 'SeatOfferLapsed':
      case 'SeatOfferCancelled':
        return this.close(data.requestId, OUTCOME[type], 'reason' in data ? data.reason : null);
      case 'RequestAuthorized': {
        const { tripId: trip_id, authorizationId: authorization_id } = data;
        this.close(data.requestId, (offer) => (offer.trip_id === trip_id ? 'accepted' : 'cancelled'));
        return this.change(data.requestId, { status: 'authorised', trip_id, authorization_id });
      }
      case 'RequestWaitsAgain':
        return this.change(data.requestId, { status: 'waiting', trip_id: null, authorization_id: null });
      case 'RequestTravelled':
      case 'RequestMissed':
        return this.change(data.requestId, { status: STATUS[type] });
      default:
        this.close(data.requestId, 'cancelled');
        return this.change(data.requestId, {
          ...{ status: STATUS[type], reason_kind: data.kind, reason: data.reason },
          late_withdrawal: 'late' in data,
        });
    }
  }

  /** Ends the offer that is open for a request, if there is one. */
  private close(
    requestId: string,
    outcome: OfferOutcome | ((offer: Offer) => OfferOutcome),
    reason: string | null = null,
  ): void {
    for (const offer of this.offers.values()) {
      if (offer.request_id !== requestId || offer.status !== 'open') continue;
      Object.assign(offer, { status: typeof outcome === 'string' ? outcome : outcome(offer), reason });
    }
  }

  private change(id: string, change: Request): void {
    Object.assign(this.requests.get(id)!, change);
  }
}
