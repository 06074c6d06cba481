import {
  addDays,
  idFrom,
  instantOf,
  localDateOf,
  type Evolution,
  type IbgeCode,
  type Instant,
  type LocalDate,
  type LocalTime,
  type Uuid,
  type Weekday,
} from '#embarque/kernel';
import { type BoardingPoint, type TripTimes } from './trip.js';

/** A trip that is made again and again. Of hours, each that is not after the one before is on the next day. */
export interface TemplateData {
  readonly templateId: Uuid;
  readonly managerId: Uuid;
  readonly name: string;
  readonly routeId: Uuid;
  readonly routeIds: readonly Uuid[];
  /** The towns of all its routes. */
  readonly towns: readonly IbgeCode[];
  readonly weekdays: readonly Weekday[];
  readonly departsAt: LocalTime;
  readonly returnsAt: LocalTime;
  readonly endsAt: LocalTime;
  /** The class of its vehicle: registered seats, driver included, and wheelchair positions, at the least. */
  readonly minSeats: number;
  readonly minWheelchairs: number;
  /** Those that usually make it. */
  readonly vehicleId?: Uuid;
  readonly driverId?: Uuid;
  readonly attendantId?: Uuid;
  readonly boardingPoints: readonly BoardingPoint[];
}

export type TemplateEvent =
  | { type: 'TripTemplateDefined'; data: TemplateData }
  | { type: 'TripTemplateChanged'; data: TemplateData }
  | { type: 'TripTemplateRetired'; data: { templateId: Uuid; reason: string } }
  /** Somebody asked for the trips of these days; what became of each is in its trip. */
  | { type: 'TripTemplateApplied'; data: { templateId: Uuid; from: LocalDate; to: LocalDate } };

export type Template = { readonly status: 'undefined' } | ({ readonly status: 'active' | 'retired' } & TemplateData);

export const tripTemplate: Evolution<Template, TemplateEvent> = {
  initial: { status: 'undefined' },
  evolve(state, { type, data }) {
    switch (type) {
      case 'TripTemplateDefined':
        return { status: 'active', ...data };
      case 'TripTemplateChanged':
        return state.status === 'undefined' ? state : { status: state.status, ...data };
      case 'TripTemplateRetired':
        return state.status === 'undefined' ? state : { ...state, status: 'retired' };
      case 'TripTemplateApplied':
        return state;
    }
  },
};

export const templateStream = (templateId: Uuid): string => `trip-template-${templateId}`;

/** A template has one trip a day: its id follows from both. */
export const templateTrip = (templateId: Uuid, date: LocalDate): Uuid => idFrom('trip of template', templateId, date);

/** The next time that it is this hour. */
function next(than: Instant, time: LocalTime): Instant {
  const day = localDateOf(than);
  const sameDay = instantOf(day, time);
  return sameDay > than ? sameDay : instantOf(addDays(day, 1), time);
}

/** When the trip of a day leaves, turns and ends. */
export function timesOn({ departsAt, returnsAt, endsAt }: TemplateData, date: LocalDate): TripTimes {
  const departure = instantOf(date, departsAt);
  const back = next(departure, returnsAt);
  return { departsAt: departure, returnsAt: back, endsAt: next(back, endsAt) };
}
