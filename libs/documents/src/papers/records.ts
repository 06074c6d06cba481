import { type Instant, type LocalDate, type LocalTime, type Plate } from '#embarque/kernel';
import { type TravelRules } from '../domain/travel-rules.js';
import { type Accommodation, type Legs, type Role } from '#embarque/trips';

/** What papers say of a trip. */
export interface TripOnPaper {
  readonly manager: { readonly name: string; readonly cnpj: string };
  /** Names; the main route first. */
  readonly routes: readonly string[];
  readonly plate: Plate;
  /** Registered capacity, driver included. */
  readonly seats: number;
  readonly departsAt: Instant;
  readonly returnsAt: Instant;
  readonly endsAt: Instant;
  readonly driver: CrewOnPaper;
  readonly attendant?: CrewOnPaper;
  /** The last published list, and whether it has changed since. */
  readonly manifest?: { readonly version: number; readonly changed: boolean };
  readonly printedAt: Instant;
}

export interface CrewOnPaper {
  /** Null when the person was erased. */
  readonly name: string | null;
  readonly licenceCategory?: string | undefined;
}

/** A health establishment, or a place where people board, and its town. */
export interface Place {
  readonly name: string;
  readonly town: string;
  /** When the vehicle passes there, when that is fixed. */
  readonly time?: LocalTime;
}

/** Somebody on a trip, as papers tell of them: no diagnosis, no speciality. */
export interface PassengerOnPaper {
  /** Null when the person was erased. */
  readonly name: string | null;
  /** As this paper may show it: masked, or in full. */
  readonly document: string | null;
  readonly role: Role;
  readonly accommodation: Accommodation;
  readonly legs: Legs;
  readonly seat?: string;
  readonly returnSeat?: string;
  /** Waits at departure for a place. */
  readonly standBy: boolean;
  readonly home: Place;
  /** Where the patient has the appointment; undefined when it is not known any more. */
  readonly establishment?: Place;
}

/** One issue of a travel authorisation (Res. SES/MG 6.254/2018, art. 3 II). */
export interface AuthorizationOnPaper extends PassengerOnPaper {
  /** `123/2026`. */
  readonly number: string;
  /** Counts the issues; only the last one is valid. */
  readonly issue: number;
  /** Whose secretariat issues it. */
  readonly town: string;
  readonly trip: TripOnPaper;
  readonly appointment?: { readonly date: LocalDate; readonly time: LocalTime };
  /** Who travels with a patient, or with whom a companion or child travels. */
  readonly together: readonly string[];
  readonly token: string;
  /** `ABCD-EFGH`. */
  readonly code: string;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
  readonly rules: RulesOnPaper;
}

/** What the town's secretariat says to who travels. */
export interface RulesOnPaper extends Pick<TravelRules, 'lines' | 'legalBasis'> {
  /** Whom citizens may write to about their data. */
  readonly officer?: string;
}

/** A trip and those on a list of it, in its order. */
export interface ListOnPaper {
  readonly trip: TripOnPaper;
  readonly passengers: readonly PassengerOnPaper[];
}

/** How many people board or get off at a place; nobody is named. */
export interface Call extends Place {
  readonly people: number;
}

/** One of a day's trips. */
export interface TripOfDay extends TripOnPaper {
  readonly patients: number;
  readonly companions: number;
  readonly lapChildren: number;
  readonly wheelchairs: number;
  /** In the order of the way out. */
  readonly boardings: readonly Call[];
  readonly destinations: readonly Call[];
}

/** The day of somebody of the crew. */
export interface DayOnPaper {
  readonly date: LocalDate;
  readonly crewMember: CrewOnPaper;
  /** By departure; one at least. */
  readonly trips: readonly [TripOfDay, ...TripOfDay[]];
}
