import { type RecordedEvent } from '#embarque/event-store';
import { type Projection, type Row, type Rows } from '#embarque/read-model';
import { seatMapOf } from '../../domain/seats.js';
import { travelledBy, travelledIn } from '../../domain/transports.js';
import {
  isPlanned,
  type Authorization,
  type Legs,
  type PassengerRecord,
  type Place,
  type TripEvent,
} from '../../domain/trip.js';
import { isAboutTemplate, saveTemplates } from './template-rows.js';
import { type OverriddenGate } from './trips.entities.js';

type Recorded = RecordedEvent & Exclude<TripEvent, { type: 'ReservationForfeited' }>;
type Trip = Record<string, unknown> & {
  trip_id: string;
  route_id: string;
  plate: string;
  overrides: readonly OverriddenGate[];
  attendant_id: string | null;
};
type Passenger = Record<string, unknown> & {
  trip_id: string;
  authorization_id: string;
  ordinal: number;
  whereabouts: string;
};

/** Trips and their passengers, as the board and the passenger list show them. */
export const tripsProjection: Projection = {
  name: 'trips',
  version: 11,
  types: [
    'TripTemplateDefined',
    'TripTemplateChanged',
    'TripTemplateRetired',
    'TripScheduled',
    'GateOverridden',
    'ManifestPublished',
    'PassengerAuthorized',
    'AuthorizationRevoked',
    'VehicleReplaced',
    'AuthorizationReissued',
    'TripDeparted',
    'PassengerBoarded',
    'StandByBoarded',
    'PassengerBoardedByException',
    'StopRecorded',
    'OccurrenceRecorded',
    'NoShowRecorded',
    'ReturnRecorded',
    'TripCompleted',
    'TransportCorrected',
    'TripReadingsCorrected',
    'PassengerRecordCorrected',
    'DepartureCorrected',
    'ExceptionalBoardingWithdrawn',
    'StopWithdrawn',
    'TripCancelled',
  ],
  async apply(events, rows) {
    await saveTemplates(events.filter(isAboutTemplate), rows);
    const ofTrips = events.filter((event) => !isAboutTemplate(event)) as Recorded[];
    const page = await Page.of(ofTrips, rows);
    for (const event of ofTrips) page.apply(event);
    await rows.upsert('trip', ['trip_id'], [...page.trips.values()]);
    await rows.upsert('passenger', ['trip_id', 'authorization_id'], [...page.passengers.values()]);
    await rows.upsert('stop', ['trip_id', 'stop_id'], page.stops);
    await rows.upsert('occurrence', ['trip_id', 'occurrence_id'], page.occurrences);
    await rows.upsert('correction', ['trip_id', 'ordinal'], page.corrections);
    await rows.upsert('exception_boarding', ['trip_id', 'authorization_id'], page.exceptions);
    for (const [table, id, gone] of page.withdrawn()) {
      const sql = `delete from ${table} where trip_id = any($1) and ${id} = any($2)`;
      if (gone.length) await rows.query(sql, [[...page.trips.keys()], gone]);
    }
  },
};

const seatsOf = ({ seat, returnSeat }: Place) => ({ seat: seat ?? null, return_seat: returnSeat ?? null });

/** The rows that a page of events touches: read at once, changed in memory, written at once. */
class Page {
  readonly stops: Row[] = [];
  readonly occurrences: Row[] = [];
  readonly exceptions: Row[] = [];
  readonly corrections: Row[] = [];
  /** What the reports of devices took back, unless it came again. */
  private readonly gone = { stops: new Set<string>(), exceptions: new Set<string>() };

  private constructor(
    readonly trips: Map<string, Trip>,
    readonly passengers: Map<string, Passenger>,
  ) {}

  static async of(events: readonly Recorded[], rows: Rows): Promise<Page> {
    const ids = [...new Set(events.map(({ data }) => data.tripId))];
    const trips = await rows.query<Trip>('select * from trip where trip_id = any($1)', [ids]);
    const passengers = await rows.query<Passenger>('select * from passenger where trip_id = any($1)', [ids]);
    return new Page(
      new Map(trips.map((trip) => [trip.trip_id, trip])),
      new Map(passengers.map((passenger) => [passenger.authorization_id, passenger])),
    );
  }

  withdrawn() {
    return [
      ['stop', 'stop_id', [...this.gone.stops]],
      ['exception_boarding', 'authorization_id', [...this.gone.exceptions]],
    ] as const;
  }

  apply({ type, data, revision, metadata }: Recorded): void {
    switch (type) {
      case 'TripScheduled': {
        const { tripId: trip_id, managerId: manager_id, routeId: route_id, towns, date, vehicle } = data;
        const { departsAt: departs_at, returnsAt: returns_at, endsAt: ends_at } = data;
        const { vehicleId: vehicle_id, plate, seats } = vehicle;
        this.trips.set(trip_id, {
          ...{ trip_id, manager_id, route_id, towns, date, departs_at, returns_at, ends_at, vehicle_id, plate, seats },
          route_ids: data.routeIds ?? [],
          overrides: [],
          manifest: null,
          ...{ template_id: data.templateId ?? null, boarding_points: data.boardingPoints ?? [] },
          ...{ wheelchair_positions: vehicle.wheelchairPositions, seat_map: seatMapOf(vehicle, !!data.attendantId) },
          ...{ driver_id: data.driverId, attendant_id: data.attendantId ?? null, status: 'scheduled', reason: null },
          ...{ departed_at: null, departure_km: null, arrived_at: null, arrival_km: null },
        });
        return;
      }
      case 'GateOverridden': {
        const { gate, legalBasis, reason } = data;
        const { actor: by, role, at } = metadata as { actor: string; role: string; at: string };
        const { overrides } = this.trips.get(data.tripId)!;
        return this.trip(data.tripId, { overrides: [...overrides, { gate, legalBasis, reason, by, role, at }] });
      }
      case 'PassengerAuthorized':
        return this.enlist(data, revision, { whereabouts: data.standBy ? 'stand-by' : 'expected' });
      case 'PassengerBoardedByException': {
        const { tripId: trip_id, authorizationId: authorization_id, at, role, legs, from: from_town } = data;
        const { manager_id, towns, date } = this.trips.get(trip_id)!;
        this.gone.exceptions.delete(authorization_id);
        this.exceptions.push({ trip_id, authorization_id, manager_id, towns, date, at, role, legs, from_town });
        const { justification } = data;
        return this.enlist(data, revision, { whereabouts: 'away', boarded_at: at, exceptional: true, justification });
      }
      case 'AuthorizationRevoked':
        return this.passenger(data.authorizationId, { whereabouts: 'revoked', reason: data.reason });
      case 'VehicleReplaced': {
        const { vehicleId: vehicle_id, plate, seats, wheelchairPositions: wheelchair_positions } = data.vehicle;
        const seat_map = seatMapOf(data.vehicle, !!this.trips.get(data.tripId)!.attendant_id);
        return this.trip(data.tripId, { vehicle_id, plate, seats, wheelchair_positions, seat_map });
      }
      case 'AuthorizationReissued':
        return this.passenger(data.authorizationId, { issue: data.issue, plate: data.plate, ...seatsOf(data) });
      case 'ManifestPublished': {
        const { tripId, version, revision: covered, at } = data;
        for (const passenger of this.passengers.values()) {
          if (passenger.trip_id !== tripId) continue;
          const published = isPlanned(passenger);
          Object.assign(passenger, {
            published,
            published_seat: published ? passenger['seat'] : null,
            published_return_seat: published ? passenger['return_seat'] : null,
          });
        }
        const { plate } = this.trips.get(tripId)!;
        return this.trip(tripId, { manifest: { version, revision: covered, at, plate } });
      }
      case 'TripDeparted':
        return this.trip(data.tripId, { status: 'underway', departed_at: data.at, departure_km: data.odometerKm });
      case 'StandByBoarded':
        return this.passenger(data.authorizationId, { whereabouts: 'away', boarded_at: data.at, ...seatsOf(data) });
      case 'PassengerBoarded':
        return this.passenger(data.authorizationId, { whereabouts: 'away', boarded_at: data.at });
      case 'NoShowRecorded':
        return this.passenger(data.authorizationId, {
          ...{ whereabouts: 'absent', no_show_kind: data.kind, reason: data.reason ?? null },
        });
      case 'ReturnRecorded':
        return this.passenger(data.authorizationId, {
          ...{ whereabouts: data.outcome, reason: data.reason ?? null, returns_on: data.returnsOn ?? null },
        });
      case 'StopRecorded': {
        const { tripId: trip_id, stopId: stop_id, kind, place, at, odometerKm: odometer_km = null } = data;
        this.gone.stops.delete(stop_id);
        this.stops.push({ trip_id, stop_id, kind, place, at, odometer_km });
        return;
      }
      case 'StopWithdrawn':
        return void this.gone.stops.add(data.stopId);
      case 'OccurrenceRecorded': {
        const { tripId: trip_id, occurrenceId: occurrence_id, kind, at, minutes = null, note } = data;
        const { authorizationId: authorization_id = null } = data;
        const person_id = authorization_id && this.passengers.get(authorization_id)!['person_id'];
        this.occurrences.push({ trip_id, occurrence_id, kind, at, minutes, note, authorization_id, person_id });
        return;
      }
      case 'TripCompleted':
        return this.trip(data.tripId, { status: 'completed', arrived_at: data.at, arrival_km: data.odometerKm });
      case 'TransportCorrected': {
        const { tripId: trip_id, authorizationId: authorization_id, whereabouts, reason } = data;
        const person_id = this.passengers.get(authorization_id)!['person_id'];
        this.corrections.push({
          ...{ trip_id, ordinal: revision, at: metadata['at'], author: metadata['actor'], authorization_id, person_id },
          ...{ before: travelledIn(data.before), after: travelledIn(data.after), reason },
        });
        return this.passenger(authorization_id, { whereabouts });
      }
      case 'TripReadingsCorrected': {
        const { tripId: trip_id, before, after, reason } = data;
        this.corrections.push({
          ...{ trip_id, ordinal: revision, at: metadata['at'], author: metadata['actor'], before, after, reason },
          ...{ authorization_id: null, person_id: null },
        });
        return this.trip(trip_id, {
          ...{ departed_at: after.departedAt, departure_km: after.departureKm },
          ...{ arrived_at: after.arrivedAt, arrival_km: after.arrivalKm },
        });
      }
      case 'PassengerRecordCorrected': {
        const { tripId: trip_id, authorizationId: authorization_id, before, after, reason } = data;
        const { whereabouts, noShow, reason: why, returnsOn } = after;
        const passenger = this.passengers.get(authorization_id)!;
        const travelled = (record: PassengerRecord) =>
          travelledBy({ legs: passenger['legs'] as Legs, whereabouts: record.whereabouts });
        if (before.whereabouts !== whereabouts) {
          this.corrections.push({
            ...{ trip_id, ordinal: revision, at: metadata['at'], author: metadata['actor'], authorization_id },
            ...{ person_id: passenger['person_id'], before: travelled(before), after: travelled(after), reason },
          });
        }
        return this.passenger(authorization_id, {
          ...{ whereabouts, no_show_kind: noShow ?? null, reason: why ?? null, returns_on: returnsOn ?? null },
          ...seatsOf(after),
        });
      }
      case 'ExceptionalBoardingWithdrawn':
        this.gone.exceptions.add(data.authorizationId);
        return this.passenger(data.authorizationId, { whereabouts: 'revoked' });
      case 'DepartureCorrected': {
        const { at: departed_at, odometerKm: departure_km } = data.after;
        return this.trip(data.tripId, { departed_at, departure_km });
      }
      case 'TripCancelled':
        return this.trip(data.tripId, { status: 'cancelled', reason: data.reason });
    }
  }

  private enlist(
    data: { tripId: string } & Authorization,
    ordinal: number,
    as: { whereabouts: string } & Record<string, unknown>,
  ): void {
    const { tripId: trip_id, authorizationId: authorization_id, personId: person_id } = data;
    const { residence, role, accommodation, legs, from: from_town, boardingPlace: boarding_place } = data;
    this.passengers.set(authorization_id, {
      ...{ trip_id, authorization_id, ordinal, person_id, residence, role, accommodation, legs },
      ...{ from_town, boarding_place, ...seatsOf(data), route_id: data.routeId ?? this.trips.get(trip_id)!.route_id },
      ...{ appointment_id: data.appointmentId ?? null, establishment: data.establishment ?? null },
      ...{ with_authorization: data.withAuthorization ?? null, ground: data.ground ?? null },
      ...{ exception: data.exception ?? null, issue: 1, plate: this.trips.get(trip_id)!.plate },
      ...{ number: data.number ?? null, boarded_at: null },
      ...{ no_show_kind: null, reason: null, returns_on: null, exceptional: false, justification: null },
      ...{ published: false, published_seat: null, published_return_seat: null },
      ...as,
    });
  }

  private trip(id: string, change: Record<string, unknown>): void {
    Object.assign(this.trips.get(id)!, change);
  }

  private passenger(id: string, change: Record<string, unknown>): void {
    Object.assign(this.passengers.get(id)!, change);
  }
}
