import {
  type Cnes,
  type Cns,
  type Evolution,
  type IbgeCode,
  type Instant,
  type LocalDate,
  type LocalTime,
  type Plate,
  type Seat,
  type Uuid,
} from '#embarque/kernel';
import { type GateCode } from './policies.js';

export const ROLES = ['patient', 'companion', 'lap-child'] as const;
/** A lap child is neither patient nor companion: no seat, no production, on the list all the same. */
export type Role = (typeof ROLES)[number];

export const ACCOMMODATIONS = ['seat', 'wheelchair', 'lap'] as const;
export type Accommodation = (typeof ACCOMMODATIONS)[number];

export const LEGS = ['round-trip', 'outbound', 'return'] as const;
/** Which legs the authorisation is for; who stays overnight goes on one trip and comes back on another. */
export type Legs = (typeof LEGS)[number];

export const NO_SHOW_KINDS = ['justified', 'unjustified', 'withdrawal', 'late'] as const;
export type NoShowKind = (typeof NO_SHOW_KINDS)[number];

export const STOP_KINDS = ['arrival', 'departure', 'pause'] as const;
export type StopKind = (typeof STOP_KINDS)[number];

export const OCCURRENCE_KINDS = ['breakdown', 'accident', 'delay', 'passenger-ill', 'other'] as const;
export type OccurrenceKind = (typeof OCCURRENCE_KINDS)[number];

export const RETURN_OUTCOMES = ['returned', 'stays', 'hospitalised', 'other-transport'] as const;
export type ReturnOutcome = (typeof RETURN_OUTCOMES)[number];

/** What became of whoever went and did not come back on this trip. */
export const LEFT_OUTCOMES = ['stays', 'hospitalised', 'other-transport'] as const;
export type LeftOutcome = (typeof LEFT_OUTCOMES)[number];

/** The vehicle as the authorisations name it; `seats` is the registered capacity, driver included. */
export interface TripVehicle {
  readonly vehicleId: Uuid;
  readonly plate: Plate;
  readonly seats: number;
  readonly wheelchairPositions: number;
  /** Its own seat map; without one, the kernel's default for so many seats and positions. */
  readonly seatMap?: readonly Seat[];
}

/** Where somebody sits, by the labels of the seat map; on a lap, nowhere. */
export interface Place {
  readonly seat?: string;
  /** On the way back, when that is another one. */
  readonly returnSeat?: string;
}

/** A public place where people board, and when the vehicle passes there, in local time. */
export interface BoardingPoint {
  readonly town: IbgeCode;
  readonly place: string;
  readonly time: LocalTime;
}

/** When: out of the garage, planned start of the way back, planned end. */
export interface TripTimes {
  readonly departsAt: Instant;
  readonly returnsAt: Instant;
  readonly endsAt: Instant;
}

/** `123/2026` of a town: never given twice. */
export interface AuthorizationNumber {
  /** Where the passenger lives: whose secretariat issues it. */
  readonly town: IbgeCode;
  /** Of the issue. */
  readonly year: number;
  readonly sequence: number;
}

/** One of them signs what is presented of the transport. */
export interface AppointmentDoctors {
  readonly requestedBy?: Cns;
  readonly regulatedBy?: Cns;
}

/** The travel authorisation (Res. SES/MG 6.254/2018, art. 3 II); hour and plate are those of its trip. */
export interface Authorization extends Place {
  readonly authorizationId: Uuid;
  /** Who boarded by exception has none. */
  readonly number?: AuthorizationNumber;
  readonly personId: Uuid;
  /** Where the person lives: whose citizen it is. */
  readonly residence: IbgeCode;
  readonly role: Role;
  readonly accommodation: Accommodation;
  readonly legs: Legs;
  /** To which of the trip's destinations; without it, that of the main route. */
  readonly routeId?: Uuid;
  /** Town of boarding. */
  readonly from: IbgeCode;
  /** Sealed under the person's key, as every text about a passenger. */
  readonly boardingPlace: string;
  /** Patient: the regulated appointment, and where it is. */
  readonly appointmentId?: Uuid;
  readonly establishment?: Cnes;
  /** Patient: the appointment is one of a treatment. */
  readonly treatment?: true;
  /** Patient: the doctors whom the appointment names. */
  readonly doctors?: AppointmentDoctors;
  /** Companion or lap child: with whom. */
  readonly withAuthorization?: Uuid;
  /** Companion: the law or recommendation that grants one (code of the table of grounds). */
  readonly ground?: string;
  /** Second companion: why, and who released it; sealed. */
  readonly exception?: string;
  /** Patient: the transport request that this answers. */
  readonly requestId?: Uuid;
  /** The patient may not travel alone (under 16). */
  readonly mustBeAccompanied?: true;
  /** Waits at departure for the place of somebody who does not come; holds none until boarded. */
  readonly standBy?: true;
}

/** One person carried, as production needs it: which legs were really travelled on this trip. */
export interface Transport {
  readonly authorizationId: Uuid;
  readonly personId: Uuid;
  readonly role: Role;
  /** Whose distances count; without it, the trip's main route. */
  readonly routeId?: Uuid;
  readonly from: IbgeCode;
  readonly outbound: boolean;
  readonly inbound: boolean;
  /** Boarded without being on the list. */
  readonly exceptional?: true;
  /** Of the appointment that it was for; a companion's is the patient's. */
  readonly doctors?: AppointmentDoctors;
  /** Where the patient has a treatment: which one is nobody's business here. */
  readonly treatedAt?: Cnes;
}

/** Which legs somebody travelled on this trip. */
export interface Travelled {
  readonly outbound: boolean;
  readonly inbound: boolean;
}

/** What a trip wrote down of its beginning and its end. */
export interface Journey {
  readonly departedAt: Instant;
  readonly departureKm: number;
  readonly arrivedAt: Instant;
  readonly arrivalKm: number;
}

/** What the dashboard showed, and when. */
export interface OdometerReading {
  readonly at: Instant;
  readonly odometerKm: number;
  /** The stop at which it was read; none at the departure. */
  readonly stopId?: Uuid;
}

/** What the road says of a passenger. */
export interface PassengerRecord extends Place {
  readonly whereabouts: Whereabouts;
  readonly boardedAt?: Instant;
  readonly noShow?: NoShowKind;
  /** Of the absence, or of not coming back; sealed. */
  readonly reason?: string;
  readonly returnsOn?: LocalDate;
}

/**
 * What is typed about a passenger (`boardingPlace`, `exception`, `reason`, `justification`, the `note` of an occurrence
 * that names one) is sealed; what is typed about the trip is not.
 */
export type TripEvent =
  | {
      type: 'TripScheduled';
      data: {
        tripId: Uuid;
        managerId: Uuid;
        /** The main route. */
        routeId: Uuid;
        /** Further ones, with other destinations. */
        routeIds?: readonly Uuid[];
        /** The towns of all its routes: those that the trip is for. */
        towns: readonly IbgeCode[];
        date: LocalDate;
        vehicle: TripVehicle;
        driverId: Uuid;
        attendantId?: Uuid;
        /** The template that it comes from, and the template's boarding points as they were. */
        templateId?: Uuid;
        boardingPoints?: readonly BoardingPoint[];
      } & TripTimes;
    }
  /** Who let it be so stands with the event. */
  | {
      type: 'GateOverridden';
      data: {
        tripId: Uuid;
        gate: GateCode;
        policyId: string;
        policyVersion: number;
        legalBasis: string;
        reason: string;
      };
    }
  | { type: 'PassengerAuthorized'; data: { tripId: Uuid } & Authorization }
  | { type: 'AuthorizationRevoked'; data: { tripId: Uuid; authorizationId: Uuid; reason: string } }
  | { type: 'VehicleReplaced'; data: { tripId: Uuid; vehicle: TripVehicle; reservationId: Uuid; reason: string } }
  | {
      type: 'AuthorizationReissued';
      data: { tripId: Uuid; authorizationId: Uuid; issue: number; plate: Plate } & Place;
    }
  /** `revision`: the last event of the trip that the published list takes in. */
  | { type: 'ManifestPublished'; data: { tripId: Uuid; version: number; revision: number; at: Instant } }
  | { type: 'TripDeparted'; data: { tripId: Uuid; at: Instant; odometerKm: number } }
  | { type: 'PassengerBoarded'; data: { tripId: Uuid; authorizationId: Uuid; at: Instant } }
  /** Somebody of the stand-by list took a free place. */
  | { type: 'StandByBoarded'; data: { tripId: Uuid; authorizationId: Uuid; at: Instant } & Place }
  /** Somebody who was on no list was taken aboard. */
  | {
      type: 'PassengerBoardedByException';
      data: { tripId: Uuid; at: Instant; justification: string } & Authorization;
    }
  | {
      type: 'StopRecorded';
      data: { tripId: Uuid; stopId: Uuid; kind: StopKind; place: string; at: Instant; odometerKm?: number };
    }
  | {
      type: 'OccurrenceRecorded';
      data: {
        tripId: Uuid;
        occurrenceId: Uuid;
        kind: OccurrenceKind;
        at: Instant;
        /** How long it held the trip up. */
        minutes?: number;
        note: string;
        authorizationId?: Uuid;
      };
    }
  | {
      type: 'NoShowRecorded';
      data: { tripId: Uuid; authorizationId: Uuid; kind: NoShowKind; reason?: string; at: Instant };
    }
  | {
      type: 'ReturnRecorded';
      data: {
        tripId: Uuid;
        authorizationId: Uuid;
        outcome: ReturnOutcome;
        reason?: string;
        /** Who stays: the day on which another trip is to bring them home. */
        returnsOn?: LocalDate;
        at: Instant;
      };
    }
  | {
      type: 'TripCompleted';
      data: {
        tripId: Uuid;
        managerId: Uuid;
        routeId: Uuid;
        date: LocalDate;
        at: Instant;
        odometerKm: number;
        /** Reading at the departure; both make the way travelled. */
        departureKm?: number;
        transports: Transport[];
      };
    }
  /** After completion, what became of somebody turns out to have been otherwise; production takes what was carried. */
  | {
      type: 'TransportCorrected';
      data: {
        tripId: Uuid;
        managerId: Uuid;
        routeId: Uuid;
        date: LocalDate;
        authorizationId: Uuid;
        travelled: Travelled;
        whereabouts: Whereabouts;
        reason: string;
        /** The trip's odometer, as it is known now: whoever is found to have been carried travelled as far as the others. */
        departureKm?: number;
        odometerKm?: number;
        /** Nothing, where nobody was carried. */
        before?: Transport;
        after?: Transport;
      };
    }
  | { type: 'TripReadingsCorrected'; data: { tripId: Uuid; before: Journey; after: Journey; reason: string } }
  /**
   * Reports of devices that came later say it otherwise, and go before those that the trip was told from: of a passenger,
   * of the departure, of somebody who boarded without being on the list, of a stop.
   */
  | {
      type: 'PassengerRecordCorrected';
      data: {
        tripId: Uuid;
        authorizationId: Uuid;
        before: PassengerRecord;
        after: PassengerRecord;
        reason: string;
      };
    }
  | { type: 'DepartureCorrected'; data: { tripId: Uuid; before: OdometerReading; after: OdometerReading } }
  | { type: 'ExceptionalBoardingWithdrawn'; data: { tripId: Uuid; authorizationId: Uuid; reason: string } }
  | { type: 'StopWithdrawn'; data: { tripId: Uuid; stopId: Uuid } }
  | { type: 'TripCancelled'; data: { tripId: Uuid; managerId: Uuid; date: LocalDate; reason: string } }
  /** An unfinished command about this trip lost what it had reserved to another trip. */
  | { type: 'ReservationForfeited'; data: { tripId: Uuid; reservationId: Uuid } };

/**
 * Where a passenger stands: `expected` until boarded or absent, or on `stand-by` until there is a place; `away` once gone,
 * then home or left with an outcome.
 */
export type Whereabouts = 'expected' | 'stand-by' | 'away' | 'absent' | ReturnOutcome;

export interface Passenger extends Authorization, PassengerRecord {
  /** Counts the issues of the authorisation: a swapped vehicle reissues it. */
  readonly issue: number;
  /** Boarded without being on the list. */
  readonly exceptional?: true;
  /** As corrected after completion; before, it follows from the whereabouts. */
  readonly travelled?: Travelled;
}

export type Unscheduled = { readonly status: 'unscheduled' };
export type KnownTrip = {
  readonly status: 'scheduled' | 'underway' | 'completed' | 'cancelled';
  readonly tripId: Uuid;
  readonly managerId: Uuid;
  readonly routeId: Uuid;
  readonly routeIds?: readonly Uuid[];
  readonly towns: readonly IbgeCode[];
  readonly date: LocalDate;
  readonly vehicle: TripVehicle;
  /** Under which the vehicle's agenda holds this trip; the crew's holds it under the trip's own id. */
  readonly vehicleReservation: Uuid;
  readonly driverId: Uuid;
  readonly attendantId?: Uuid;
  readonly templateId?: Uuid;
  /** Of the template that it comes from. */
  readonly boardingPoints?: readonly BoardingPoint[];
  /** Gates that a manager overrode. */
  readonly overridden?: readonly GateCode[];
  /** The last published list, and whether the list has changed since. */
  readonly manifest?: { readonly version: number; readonly changed: boolean };
  /** Of the vehicle of the moment. */
  readonly readings: readonly OdometerReading[];
  readonly stops: ReadonlySet<Uuid>;
  readonly departedAt?: Instant;
  readonly departureKm?: number;
  /** Another vehicle ends the trip than the one that began it. */
  readonly changedVehicles?: true;
  /** Once it is completed. */
  readonly journey?: Journey;
  /** Authorisations in force, in order of issue; a revoked one leaves. */
  readonly passengers: ReadonlyMap<Uuid, Passenger>;
} & TripTimes;
export type Trip = Unscheduled | KnownTrip;

export const trip: Evolution<Trip, TripEvent> = {
  initial: { status: 'unscheduled' },
  evolve(state, event) {
    if (event.type === 'TripScheduled') {
      const vehicleReservation = event.data.tripId;
      const nothing = { readings: [], stops: new Set<Uuid>(), passengers: new Map<Uuid, Passenger>() };
      return { status: 'scheduled', ...event.data, vehicleReservation, ...nothing };
    }
    if (state.status === 'unscheduled') return state;
    const next = evolveKnown(state, event);
    return next.manifest && CHANGING_THE_LIST.has(event.type)
      ? { ...next, manifest: { ...next.manifest, changed: true } }
      : next;
  },
};

const CHANGING_THE_LIST: ReadonlySet<TripEvent['type']> = new Set([
  'PassengerAuthorized',
  'AuthorizationRevoked',
  'VehicleReplaced',
  'PassengerBoardedByException',
  'ExceptionalBoardingWithdrawn',
  'StandByBoarded',
]);

function evolveKnown(state: KnownTrip, { type, data }: Exclude<TripEvent, { type: 'TripScheduled' }>): KnownTrip {
  switch (type) {
    case 'PassengerAuthorized': {
      const { tripId: _, ...authorization } = data;
      return withPassenger(state, {
        ...authorization,
        ...{ issue: 1, whereabouts: authorization.standBy ? 'stand-by' : 'expected' },
      });
    }
    case 'AuthorizationRevoked':
    case 'ExceptionalBoardingWithdrawn': {
      const passengers = new Map(state.passengers);
      passengers.delete(data.authorizationId);
      return { ...state, passengers };
    }
    case 'VehicleReplaced':
      // Another vehicle, another odometer.
      return {
        ...state,
        ...{ vehicle: data.vehicle, vehicleReservation: data.reservationId, readings: [] },
        ...(state.status === 'underway' ? { changedVehicles: true } : {}),
      };
    case 'AuthorizationReissued': {
      const passenger = state.passengers.get(data.authorizationId);
      if (!passenger) return state;
      const { seat: _, returnSeat: __, ...rest } = passenger;
      return withPassenger(state, { ...rest, ...placeOf(data), issue: data.issue });
    }
    case 'ManifestPublished':
      return { ...state, manifest: { version: data.version, changed: false } };
    case 'GateOverridden':
      return { ...state, overridden: [...(state.overridden ?? []), data.gate] };
    case 'TripDeparted': {
      const { at, odometerKm } = data;
      const departure = { departedAt: at, departureKm: odometerKm };
      return { ...state, ...departure, status: 'underway', readings: [{ at, odometerKm }, ...state.readings] };
    }
    case 'DepartureCorrected': {
      const { at, odometerKm } = data.after;
      const readings = state.readings.map((reading) => (reading.stopId ? reading : data.after));
      return { ...state, departedAt: at, departureKm: odometerKm, readings };
    }
    case 'PassengerBoardedByException': {
      const { tripId: _, at: boardedAt, justification: __, ...authorization } = data;
      return withPassenger(state, {
        ...authorization,
        ...{ issue: 1, whereabouts: 'away', boardedAt, exceptional: true },
      });
    }
    case 'PassengerBoarded':
      return changed(state, data.authorizationId, { whereabouts: 'away', boardedAt: data.at });
    case 'StandByBoarded':
      return changed(state, data.authorizationId, { whereabouts: 'away', boardedAt: data.at, ...placeOf(data) });
    case 'NoShowRecorded':
      return changed(state, data.authorizationId, {
        ...{ whereabouts: 'absent', noShow: data.kind },
        ...(data.reason ? { reason: data.reason } : {}),
      });
    case 'ReturnRecorded':
      return changed(state, data.authorizationId, {
        whereabouts: data.outcome,
        ...(data.reason ? { reason: data.reason } : {}),
        ...(data.returnsOn ? { returnsOn: data.returnsOn } : {}),
      });
    case 'PassengerRecordCorrected': {
      const passenger = state.passengers.get(data.authorizationId);
      return passenger ? withPassenger(state, { ...withoutRecord(passenger), ...data.after }) : state;
    }
    case 'TripCompleted': {
      const { departedAt = data.at, departureKm = data.odometerKm } = state;
      const journey = { departedAt, departureKm, arrivedAt: data.at, arrivalKm: data.odometerKm };
      return { ...state, status: 'completed', journey };
    }
    case 'TransportCorrected':
      return changed(state, data.authorizationId, { whereabouts: data.whereabouts, travelled: data.travelled });
    case 'TripReadingsCorrected':
      return { ...state, journey: data.after, departedAt: data.after.departedAt };
    case 'TripCancelled':
      return { ...state, status: 'cancelled' };
    case 'StopRecorded': {
      const { stopId, at, odometerKm } = data;
      const readings = odometerKm === undefined ? [] : [{ at, odometerKm, stopId }];
      return { ...state, stops: new Set(state.stops).add(stopId), readings: [...state.readings, ...readings] };
    }
    case 'StopWithdrawn': {
      const stops = new Set(state.stops);
      stops.delete(data.stopId);
      return { ...state, stops, readings: state.readings.filter(({ stopId }) => stopId !== data.stopId) };
    }
    case 'OccurrenceRecorded':
    case 'ReservationForfeited':
      return state;
  }
}

const withPassenger = (state: KnownTrip, passenger: Passenger): KnownTrip => ({
  ...state,
  passengers: new Map(state.passengers).set(passenger.authorizationId, passenger),
});

function changed(state: KnownTrip, authorizationId: Uuid, change: Partial<Passenger>): KnownTrip {
  const passenger = state.passengers.get(authorizationId);
  return passenger ? withPassenger(state, { ...passenger, ...change }) : state;
}

function withoutRecord(passenger: Passenger): Omit<Passenger, keyof PassengerRecord> {
  const { whereabouts: _a, boardedAt: _b, noShow: _c, reason: _d, returnsOn: _e, ...rest } = passenger;
  const { seat: _f, returnSeat: _g, ...others } = rest;
  return others;
}

export const recordOfPassenger = (passenger: Passenger): PassengerRecord => {
  const { whereabouts, boardedAt, noShow, reason, returnsOn } = passenger;
  return {
    whereabouts,
    ...(boardedAt ? { boardedAt } : {}),
    ...(noShow ? { noShow } : {}),
    ...(reason ? { reason } : {}),
    ...(returnsOn ? { returnsOn } : {}),
    ...placeOf(passenger),
  };
};

/** On the list as it is planned: in force, and not waiting for a place. */
export const isPlanned = ({ whereabouts }: { readonly whereabouts: string }): boolean =>
  whereabouts !== 'revoked' && whereabouts !== 'stand-by';

/** Whether nobody has said yet if they came, or how they came back; who only goes needs no way back. */
export const lacksOutcome = ({ whereabouts, legs }: { readonly whereabouts: string; readonly legs: string }): boolean =>
  whereabouts === 'expected' || (whereabouts === 'away' && legs !== 'outbound');

export const placeOf = ({ seat, returnSeat }: Place): Place => ({
  ...(seat ? { seat } : {}),
  ...(returnSeat ? { returnSeat } : {}),
});

export const tripStream = (tripId: Uuid): string => `trip-${tripId}`;

export const LEG_PAIR = ['outbound', 'return'] as const;
export type Leg = (typeof LEG_PAIR)[number];

/** Whether an authorisation covers a leg. */
export const covers = ({ legs }: { legs: Legs }, leg: Leg): boolean => legs === 'round-trip' || legs === leg;
