import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type Seat } from '#embarque/kernel';
import { type AuthorizationNumber, type BoardingPoint, type Journey, type Travelled } from '../../domain/trip.js';

export interface OverriddenGate {
  readonly gate: string;
  readonly legalBasis: string;
  readonly reason: string;
  /** Account and role of whoever did it. */
  readonly by: string;
  readonly role: string;
  readonly at: string;
}

export interface PublishedManifest {
  readonly version: number;
  /** Of the trip: the last that the list takes in. */
  readonly revision: number;
  readonly at: string;
  readonly plate: string;
}

/** A trip as the office's board shows it. */
@Entity({ schema: 'trips', name: 'trip' })
@Index('trip_board', ['managerId', 'date', 'departsAt'])
@Index('trip_open', ['status', 'departsAt'])
export class TripRow {
  @PrimaryColumn('uuid', { name: 'trip_id' }) tripId!: string;
  @Column('uuid', { name: 'manager_id' }) managerId!: string;
  @Column('uuid', { name: 'route_id' }) routeId!: string;
  /** Further routes, with other destinations. */
  @Column('uuid', { name: 'route_ids', array: true }) routeIds!: string[];
  /** For whom it travels. */
  @Column('text', { array: true }) towns!: string[];
  @Column('date') date!: string;
  @Column('timestamptz', { name: 'departs_at' }) departsAt!: Date;
  @Column('timestamptz', { name: 'returns_at' }) returnsAt!: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt!: Date;
  @Column('uuid', { name: 'vehicle_id' }) vehicleId!: string;
  @Column('text') plate!: string;
  @Column('integer') seats!: number;
  @Column('integer', { name: 'wheelchair_positions' }) wheelchairPositions!: number;
  /** As this trip uses it, front to back. */
  @Column('jsonb', { name: 'seat_map' }) seatMap!: Seat[];
  @Column('uuid', { name: 'driver_id' }) driverId!: string;
  @Column('uuid', { name: 'attendant_id', nullable: true }) attendantId!: string | null;
  /** Gates that a manager overrode, in order. */
  @Column('jsonb') overrides!: OverriddenGate[];
  @Column('uuid', { name: 'template_id', nullable: true }) templateId!: string | null;
  @Column('jsonb', { name: 'boarding_points' }) boardingPoints!: BoardingPoint[];
  /** The last published version of its list. */
  @Column('jsonb', { nullable: true }) manifest!: PublishedManifest | null;
  @Column('text') status!: string;
  @Column('text', { nullable: true }) reason!: string | null;
  /** As recorded, or as corrected after completion. */
  @Column('timestamptz', { name: 'departed_at', nullable: true }) departedAt!: Date | null;
  @Column('integer', { name: 'departure_km', nullable: true }) departureKm!: number | null;
  @Column('timestamptz', { name: 'arrived_at', nullable: true }) arrivedAt!: Date | null;
  @Column('integer', { name: 'arrival_km', nullable: true }) arrivalKm!: number | null;
}

/** A trip that is made again and again. */
@Entity({ schema: 'trips', name: 'template' })
@Index('template_manager', ['managerId', 'name', 'templateId'])
export class TemplateRow {
  @PrimaryColumn('uuid', { name: 'template_id' }) templateId!: string;
  @Column('uuid', { name: 'manager_id' }) managerId!: string;
  @Column('text') name!: string;
  @Column('uuid', { name: 'route_id' }) routeId!: string;
  @Column('uuid', { name: 'route_ids', array: true }) routeIds!: string[];
  @Column('text', { array: true }) towns!: string[];
  @Column('text', { array: true }) weekdays!: string[];
  /** Local times, HH:MM; each that is not after the one before is on the next day. */
  @Column('text', { name: 'departs_at' }) departsAt!: string;
  @Column('text', { name: 'returns_at' }) returnsAt!: string;
  @Column('text', { name: 'ends_at' }) endsAt!: string;
  @Column('integer', { name: 'min_seats' }) minSeats!: number;
  @Column('integer', { name: 'min_wheelchairs' }) minWheelchairs!: number;
  @Column('uuid', { name: 'vehicle_id', nullable: true }) vehicleId!: string | null;
  @Column('uuid', { name: 'driver_id', nullable: true }) driverId!: string | null;
  @Column('uuid', { name: 'attendant_id', nullable: true }) attendantId!: string | null;
  @Column('jsonb', { name: 'boarding_points' }) boardingPoints!: BoardingPoint[];
  @Column('text') status!: 'active' | 'retired';
  @Column('text', { nullable: true }) reason!: string | null;
}

/** A travel authorisation and what became of it. */
@Entity({ schema: 'trips', name: 'passenger' })
@Index('passenger_person', ['personId', 'tripId'])
export class PassengerRow {
  @PrimaryColumn('uuid', { name: 'trip_id' }) tripId!: string;
  @PrimaryColumn('uuid', { name: 'authorization_id' }) authorizationId!: string;
  @Column('integer') ordinal!: number;
  @Column('jsonb', { nullable: true }) number!: AuthorizationNumber | null;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') residence!: string;
  @Column('text') role!: string;
  @Column('text') accommodation!: string;
  @Column('text') legs!: string;
  @Column('text', { nullable: true }) seat!: string | null;
  /** On the way back, when that is another one. */
  @Column('text', { name: 'return_seat', nullable: true }) returnSeat!: string | null;
  @Column('uuid', { name: 'route_id' }) routeId!: string;
  @Column('text', { name: 'from_town' }) from!: string;
  /** Sealed, as `exception`, `reason` and `justification`. */
  @Column('text', { name: 'boarding_place' }) boardingPlace!: string;
  @Column('uuid', { name: 'appointment_id', nullable: true }) appointmentId!: string | null;
  @Column('text', { nullable: true }) establishment!: string | null;
  @Column('uuid', { name: 'with_authorization', nullable: true }) withAuthorization!: string | null;
  @Column('text', { nullable: true }) ground!: string | null;
  @Column('text', { nullable: true }) exception!: string | null;
  /** Counts the issues of the authorisation; the plate is that of the last one. */
  @Column('integer') issue!: number;
  @Column('text') plate!: string;
  @Column('text') whereabouts!: string;
  @Column('timestamptz', { name: 'boarded_at', nullable: true }) boardedAt!: Date | null;
  @Column('text', { name: 'no_show_kind', nullable: true }) noShowKind!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  /** Who stays: the day on which another trip is to bring them home. */
  @Column('date', { name: 'returns_on', nullable: true }) returnsOn!: string | null;
  /** Boarded without being on the list, and why. */
  @Column('boolean', { default: false }) exceptional!: boolean;
  @Column('text', { nullable: true }) justification!: string | null;
  /** Whether the published list has them, and where. */
  @Column('boolean', { default: false }) published!: boolean;
  @Column('text', { name: 'published_seat', nullable: true }) publishedSeat!: string | null;
  @Column('text', { name: 'published_return_seat', nullable: true }) publishedReturnSeat!: string | null;
}

/** Where the vehicle arrived, left or paused. */
@Entity({ schema: 'trips', name: 'stop' })
export class StopRow {
  @PrimaryColumn('uuid', { name: 'trip_id' }) tripId!: string;
  @PrimaryColumn('uuid', { name: 'stop_id' }) stopId!: string;
  @Column('text') kind!: string;
  @Column('text') place!: string;
  @Column('timestamptz') at!: Date;
  @Column('integer', { name: 'odometer_km', nullable: true }) odometerKm!: number | null;
}

/** What happened on the way. */
@Entity({ schema: 'trips', name: 'occurrence' })
@Index('occurrence_person', ['personId'])
export class OccurrenceRow {
  @PrimaryColumn('uuid', { name: 'trip_id' }) tripId!: string;
  @PrimaryColumn('uuid', { name: 'occurrence_id' }) occurrenceId!: string;
  @Column('text') kind!: string;
  @Column('timestamptz') at!: Date;
  @Column('integer', { nullable: true }) minutes!: number | null;
  /** Sealed when it is about a passenger. */
  @Column('text') note!: string;
  @Column('uuid', { name: 'authorization_id', nullable: true }) authorizationId!: string | null;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
}

/** What was corrected after the trip was completed: somebody's outcome, or the trip's hours and odometer. */
@Entity({ schema: 'trips', name: 'correction' })
@Index('correction_person', ['personId'])
export class CorrectionRow {
  @PrimaryColumn('uuid', { name: 'trip_id' }) tripId!: string;
  /** Where it stands among the trip's events. */
  @PrimaryColumn('integer') ordinal!: number;
  @Column('timestamptz') at!: Date;
  /** Who corrected it. */
  @Column('text') author!: string;
  @Column('uuid', { name: 'authorization_id', nullable: true }) authorizationId!: string | null;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  /** Which legs were travelled, or the trip's hours and odometer. */
  @Column('jsonb') before!: Travelled | Journey;
  @Column('jsonb') after!: Travelled | Journey;
  /** Sealed when it is about a passenger. */
  @Column('text') reason!: string;
}

/** Somebody who boarded without being on the list, as the manager and those who watch over it see it: nobody is named. */
@Entity({ schema: 'trips', name: 'exception_boarding' })
@Index('exception_month', ['managerId', 'date', 'tripId', 'authorizationId'])
export class ExceptionRow {
  @PrimaryColumn('uuid', { name: 'trip_id' }) tripId!: string;
  @PrimaryColumn('uuid', { name: 'authorization_id' }) authorizationId!: string;
  @Column('uuid', { name: 'manager_id' }) managerId!: string;
  @Column('text', { array: true }) towns!: string[];
  @Column('date') date!: string;
  @Column('timestamptz') at!: Date;
  @Column('text') role!: string;
  @Column('text') legs!: string;
  @Column('text', { name: 'from_town' }) from!: string;
}
