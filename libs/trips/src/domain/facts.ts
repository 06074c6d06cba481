import {
  type Cnes,
  type Cns,
  type IbgeCode,
  type Instant,
  type LocalDate,
  type LocalTime,
  type Plate,
  type Seat,
  type Uuid,
} from '#embarque/kernel';
import { type TripVehicle } from './trip.js';

/*
 * What the decisions of a trip need to know of other rooms. Handlers gather it; `undefined` says that it does not exist.
 */
export interface RouteFacts {
  readonly routeId: Uuid;
  readonly managerId: Uuid;
  readonly towns: readonly IbgeCode[];
  readonly destination: IbgeCode;
}

export interface VehicleFacts {
  readonly vehicleId: Uuid;
  readonly managerId: Uuid;
  readonly plate: Plate;
  readonly seats: number;
  readonly wheelchairPositions: number;
  /** Its own seat map, when one was set. */
  readonly seatMap?: readonly Seat[] | undefined;
  readonly airConditioning: boolean;
  readonly recliningSeats: boolean;
  readonly available: boolean;
}

/** What a trip keeps of its vehicle. */
export const tripVehicleOf = ({
  vehicleId,
  plate,
  seats,
  wheelchairPositions,
  seatMap,
}: VehicleFacts): TripVehicle => ({
  ...{ vehicleId, plate, seats, wheelchairPositions },
  ...(seatMap ? { seatMap } : {}),
});

export interface CrewFacts {
  readonly crewMemberId: Uuid;
  readonly managerId: Uuid;
  readonly roles: readonly string[];
  readonly licenceCategory?: string | undefined;
  readonly licenceValidUntil?: LocalDate | undefined;
  readonly trainings: readonly {
    readonly kind: string;
    readonly completedOn: LocalDate;
    readonly validUntil?: LocalDate | undefined;
  }[];
}

export interface AppointmentFacts {
  readonly appointmentId: Uuid;
  readonly personId: Uuid;
  readonly booked: boolean;
  readonly establishmentMunicipality: IbgeCode;
  readonly establishment: Cnes;
  readonly kind: string;
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly requestedBy?: Cns | undefined;
  readonly regulatedBy?: Cns | undefined;
}

/** What a transport request asks for. */
export interface RequestFacts {
  readonly requestId: Uuid;
  readonly personId: Uuid;
  readonly appointmentId: Uuid;
  readonly waiting: boolean;
}

export interface PersonFacts {
  readonly personId: Uuid;
  readonly residence: IbgeCode;
  /** Completed years on the day of the trip. */
  readonly age: number;
}

export type At = { readonly at: Instant; readonly now: Instant };
