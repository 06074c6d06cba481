import { addDays, addMinutes, idFrom, localDateOf, type Evolution, type LocalDate, type Uuid } from '#embarque/kernel';
import { templateTrip } from './trip-template.js';
import { type KnownTrip, type TripTimes } from './trip.js';

/** Of a week, its Monday. Somebody asked for these trips again; what became of each is in its copy. */
export type WeekCopyEvent = {
  type: 'WeekCopied';
  data: {
    readonly managerId: Uuid;
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly tripIds: readonly Uuid[];
  };
};

/** Who asked is on record; the next copy asks nothing of the former ones. */
export const weekCopies: Evolution<null, WeekCopyEvent> = { initial: null, evolve: () => null };

export const weekCopiesStream = (managerId: Uuid): string => `week-copies-${managerId}`;

/** A trip with the same route, vehicle, crew and hours, another day. */
export interface TripCopy extends TripTimes {
  readonly tripId: Uuid;
  readonly date: LocalDate;
  readonly templateId?: Uuid | undefined;
  readonly routeId: Uuid;
  readonly routeIds?: readonly Uuid[] | undefined;
  readonly vehicleId: Uuid;
  readonly driverId: Uuid;
  readonly attendantId?: Uuid | undefined;
}

const DAY_MINUTES = 24 * 60;

/** A trip so many days later. Its id follows from trip and day; of a template's trip, it is the template's of that day. */
export function copyOf(trip: KnownTrip, days: number): TripCopy {
  const { tripId, templateId, routeId, routeIds, vehicle, driverId, attendantId } = trip;
  const date = addDays(localDateOf(trip.departsAt), days);
  return {
    tripId: templateId ? templateTrip(templateId, date) : idFrom('copy of trip', tripId, date),
    ...{ date, templateId, routeId, routeIds, vehicleId: vehicle.vehicleId, driverId, attendantId },
    departsAt: addMinutes(trip.departsAt, days * DAY_MINUTES),
    returnsAt: addMinutes(trip.returnsAt, days * DAY_MINUTES),
    endsAt: addMinutes(trip.endsAt, days * DAY_MINUTES),
  };
}

export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  (Date.parse(to) - Date.parse(from)) / (DAY_MINUTES * 60_000);
