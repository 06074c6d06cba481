import {
  Cnes,
  IbgeCode,
  idFrom,
  Instant,
  LocalDate,
  LocalTime,
  Plate,
  the,
  type Evolution,
  type Uuid,
} from '#embarque/kernel';
import {
  type AppointmentFacts,
  type CrewFacts,
  type PersonFacts,
  type RouteFacts,
  type VehicleFacts,
} from '../facts.js';
import {
  trip,
  type Authorization,
  type KnownTrip,
  type NoShowKind,
  type Passenger,
  type ReturnOutcome,
  type Trip,
  type TripEvent,
  type TripVehicle,
} from '../trip.js';

/*
 * One invented trip for specs: out on Monday 5 October 2026 at 04:00 in Minas Gerais, back from 13:00, home at 18:00.
 */
export const DAY = the(LocalDate, '2026-10-05');
export const HOME = the(IbgeCode, '310080');
export const ELSEWHERE = the(IbgeCode, '311120');
export const DESTINATION = the(IbgeCode, '310620');
export const HOSPITAL = the(Cnes, '9999999');
export const MANAGER = idFrom('manager');
export const TRIP = idFrom('trip');
/** Instants of the trip's day, in UTC. */
export const on = (time: string): Instant => the(Instant, `2026-10-05T${time}:00.000Z`);
export const TIMES = { departsAt: on('07:00'), returnsAt: on('16:00'), endsAt: on('21:00') };
/** When the specs' commands are given: the day after. */
export const NEXT_DAY = the(Instant, '2026-10-06T12:00:00.000Z');

export const car: TripVehicle = {
  vehicleId: idFrom('car'),
  plate: the(Plate, 'RTA1B23'),
  seats: 5,
  wheelchairPositions: 1,
};

export const routeFacts: RouteFacts = {
  routeId: idFrom('route'),
  managerId: MANAGER,
  towns: [HOME],
  destination: DESTINATION,
};
export const vehicleFacts: VehicleFacts = {
  ...{ ...car, managerId: MANAGER, available: true, airConditioning: true, recliningSeats: true },
};
const trained = (...kinds: string[]) => kinds.map((kind) => ({ kind, completedOn: the(LocalDate, '2026-01-15') }));
export const driverFacts: CrewFacts = {
  ...{ crewMemberId: idFrom('driver'), managerId: MANAGER, roles: ['driver'] },
  ...{ licenceCategory: 'D', licenceValidUntil: the(LocalDate, '2030-01-31') },
  trainings: trained('reception', 'defensive-driving', 'safe-driving', 'economical-driving'),
};
export const attendantFacts: CrewFacts = {
  ...{ crewMemberId: idFrom('aide'), managerId: MANAGER, roles: ['attendant'], trainings: trained('first-aid') },
};
export const personFacts = (name: string, age = 40): PersonFacts => ({
  personId: idFrom('person', name),
  residence: HOME,
  age,
});
/** The appointment of `name`, at ten in the morning of the trip's day. */
export const appointmentFacts = (name: string): AppointmentFacts => ({
  appointmentId: idFrom('appointment', name),
  personId: idFrom('person', name),
  booked: true,
  establishmentMunicipality: DESTINATION,
  establishment: HOSPITAL,
  kind: 'consultation',
  date: DAY,
  time: the(LocalTime, '10:00'),
});

export const authorizationOf = (name: string): Uuid => idFrom('authorization', name);

type Data<T extends TripEvent['type']> = Extract<TripEvent, { type: T }>['data'];

export const scheduled = (change: Partial<Data<'TripScheduled'>> = {}): TripEvent => ({
  type: 'TripScheduled',
  data: {
    ...{ tripId: TRIP, managerId: MANAGER, routeId: routeFacts.routeId, towns: [HOME], date: DAY, vehicle: car },
    ...{ driverId: driverFacts.crewMemberId, ...TIMES, ...change },
  },
});
/** The authorisation of `name`: a patient with a seat both ways, unless told otherwise. */
export const authorized = (name: string, change: Partial<Authorization> = {}): TripEvent => ({
  type: 'PassengerAuthorized',
  data: {
    tripId: TRIP,
    ...{ authorizationId: authorizationOf(name), personId: idFrom('person', name), residence: HOME, role: 'patient' },
    ...{ accommodation: 'seat', legs: 'round-trip', routeId: routeFacts.routeId, from: HOME },
    ...{ boardingPlace: 'Praça da Matriz', ...change },
  },
});
export const companionOf = (patient: string, change: Partial<Authorization> = {}): Partial<Authorization> => ({
  ...{ role: 'companion', withAuthorization: authorizationOf(patient), ground: 'MULHER', ...change },
});
const about = (name: string) => ({ tripId: TRIP, authorizationId: authorizationOf(name) });
export const revoked = (name: string): TripEvent => ({
  type: 'AuthorizationRevoked',
  data: { ...about(name), reason: 'Consulta remarcada' },
});
export const departed = (odometerKm = 1000, at = on('07:00')): TripEvent => ({
  type: 'TripDeparted',
  data: { tripId: TRIP, at, odometerKm },
});
export const boarded = (name: string, at = on('07:10')): TripEvent => ({
  type: 'PassengerBoarded',
  data: { ...about(name), at },
});
export const standByBoarded = (name: string, seat = '1', at = on('07:10')): TripEvent => ({
  type: 'StandByBoarded',
  data: { ...about(name), at, seat },
});
export const exceptional = (name: string, change: Partial<Data<'PassengerBoardedByException'>> = {}): TripEvent => ({
  type: 'PassengerBoardedByException',
  data: {
    ...(authorized(name) as Extract<TripEvent, { type: 'PassengerAuthorized' }>).data,
    ...{ at: on('07:10'), justification: 'Alta sem outro transporte', ...change },
  },
});
export const stopped = (at: Instant, odometerKm?: number): TripEvent => ({
  type: 'StopRecorded',
  data: {
    ...{ tripId: TRIP, stopId: idFrom('stop', at), kind: 'arrival', place: 'Hospital Exemplo', at },
    ...(odometerKm === undefined ? {} : { odometerKm }),
  },
});
export const absent = (name: string, kind: NoShowKind = 'unjustified', at = on('07:10')): TripEvent => ({
  type: 'NoShowRecorded',
  data: { ...about(name), kind, at },
});
export const back = (name: string, outcome: ReturnOutcome = 'returned', at = on('20:00')): TripEvent => ({
  type: 'ReturnRecorded',
  data: {
    ...about(name),
    outcome,
    ...(outcome === 'returned' ? {} : { reason: 'Internação' }),
    ...(outcome === 'stays' ? { returnsOn: DAY } : {}),
    at,
  },
});
export const completed = (): TripEvent => ({
  type: 'TripCompleted',
  data: {
    ...{ tripId: TRIP, managerId: MANAGER, routeId: routeFacts.routeId, date: DAY },
    ...{ at: on('21:00'), odometerKm: 1500, transports: [] },
  },
});
export const cancelled = (): TripEvent => ({
  type: 'TripCancelled',
  data: { tripId: TRIP, managerId: MANAGER, date: DAY, reason: 'Estrada interditada' },
});

/** The trip's evolution as decisions about a known trip see it. */
export const knownTrip = trip as unknown as Evolution<KnownTrip, TripEvent>;
export const passengerOf = (state: Trip, name: string): Passenger => {
  const passenger = state.status === 'unscheduled' ? undefined : state.passengers.get(authorizationOf(name));
  if (!passenger) throw new Error(`${name} is not on the trip`);
  return passenger;
};
