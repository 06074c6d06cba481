import { type Instant } from '#embarque/kernel';
import { DEVICE_CLOCK_POLICY } from './policies.js';
import { type ReportKind } from './report.js';

/** What the trip says, as far as a report can be compared with it. */
export interface Standing {
  readonly status: 'scheduled' | 'underway' | 'completed' | 'cancelled';
  readonly departure?: { readonly at: Instant; readonly odometerKm?: number | undefined } | undefined;
  /** Where the passenger stands whom the report is about; undefined when they are not on the list. */
  readonly whereabouts?: string | undefined;
  /** They boarded without being on the list. */
  readonly exceptional?: boolean | undefined;
}

/** What a report says, as far as it can be compared with the trip. */
export interface Claim {
  readonly kind: ReportKind;
  readonly at: Instant;
  readonly odometerKm?: number | undefined;
  readonly outcome?: string | undefined;
}

const BEFORE_BOARDING = ['expected', 'stand-by'];

/**
 * How a report that the trip's rules refused stands to what the trip says: it says the same, it says otherwise, or it is
 * open, because what it builds on may still come, perhaps from another device.
 */
export function standingOf(claim: Claim, trip: Standing): 'same' | 'otherwise' | 'open' {
  const { whereabouts } = trip;
  const onList = whereabouts !== undefined;
  switch (claim.kind) {
    case 'departure':
      if (!trip.departure) return trip.status === 'scheduled' ? 'open' : 'otherwise';
      return sameDeparture(claim, trip.departure) ? 'same' : 'otherwise';
    case 'boarding':
    case 'stand-by-boarding':
      if (!onList || whereabouts === 'absent') return 'otherwise';
      return BEFORE_BOARDING.includes(whereabouts) ? openIn(trip) : 'same';
    case 'exception-boarding':
      if (!onList) return openIn(trip);
      return trip.exceptional ? 'same' : 'otherwise';
    case 'no-show':
      if (whereabouts === 'absent') return 'same';
      return onList && BEFORE_BOARDING.includes(whereabouts) ? openIn(trip) : 'otherwise';
    case 'return':
      if (onList && whereabouts === claim.outcome) return 'same';
      return onList && [...BEFORE_BOARDING, 'away'].includes(whereabouts) ? openIn(trip) : 'otherwise';
    case 'completion':
      return trip.status === 'completed' ? 'same' : openIn(trip);
    case 'stop':
    case 'occurrence':
      return openIn(trip);
  }
}

/** Nothing comes after a trip's end. */
const openIn = ({ status }: Standing) => (status === 'scheduled' || status === 'underway' ? 'open' : 'otherwise');

const sameDeparture = (claim: Claim, departure: NonNullable<Standing['departure']>): boolean =>
  claim.odometerKm === departure.odometerKm &&
  minutesBetween(claim.at, departure.at) <= DEVICE_CLOCK_POLICY.minutesBetweenDevices;

const minutesBetween = (a: Instant, b: Instant): number => Math.abs(Date.parse(a) - Date.parse(b)) / 60_000;

/** When something happened by our clock, from the device's clock and how far that was off when it sent. */
export const byOurClock = (capturedAt: Instant, offsetSeconds: number): Instant =>
  Math.abs(offsetSeconds) <= DEVICE_CLOCK_POLICY.toleratedSeconds
    ? capturedAt
    : (new Date(Date.parse(capturedAt) + 1000 * offsetSeconds).toISOString() as Instant);

/** Whether something can have happened on a trip planned so. */
export function isPlausible(at: Instant, trip: { departsAt: Instant; endsAt: Instant }): boolean {
  const around = DEVICE_CLOCK_POLICY.hoursAround * 3_600_000;
  const time = Date.parse(at);
  return Date.parse(trip.departsAt) - around <= time && time <= Date.parse(trip.endsAt) + around;
}

/** Boarding a little before the departure, by another phone's clock, is boarding at the departure. */
export function atDepartureAtLeast(at: Instant, departedAt: Instant | undefined): Instant {
  const early = !!departedAt && at < departedAt;
  return early && minutesBetween(at, departedAt) <= DEVICE_CLOCK_POLICY.minutesBetweenDevices ? departedAt : at;
}
