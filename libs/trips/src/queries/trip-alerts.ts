import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, LessThanOrEqual } from 'typeorm';
import { AlertDesk, ListAlerts } from '#embarque/alerts';
import { inReach, type Asker, type Reach } from '#embarque/application';
import { addMinutes, localDateOf, policyOn, type Alert, type Instant, type LocalDate } from '#embarque/kernel';
import { PeopleNames } from '#embarque/people';
import { WATCH_POLICIES } from '../domain/policies.js';
import { watch, type TripAlert, type WithoutOutcome } from '../domain/watch.js';
import { PassengerRow, TripRow } from '../projections/trips/trips.entities.js';
import { manifestOf } from './manifest.js';
import { TRIPS_BELONG } from './reach.js';
import { passengersSeen } from './trip-in-reach.js';

const MOST = 500;

const LAST_STOPS = `
  select distinct on (trip_id) trip_id as "tripId", kind, place, at from trips.stop
   where trip_id = any($1) order by trip_id, at desc`;

interface Stop {
  readonly kind: string;
  readonly place: string;
  readonly at: Date;
}

/** With whom to call, and where the vehicle stopped last. */
export interface WhereTheyAre extends TripAlert {
  readonly lastStop: Stop | null;
  /** The phone is null for whoever may not open the person's record, and where there is none. */
  readonly people: readonly (WithoutOutcome & { readonly phone: string | null })[];
}

/** Trips that are not over and leave before an instant, of those that the asker has to do with: the latest ones. */
export const openTrips = (database: DataSource, reach: Reach, before: Instant) =>
  database
    .getRepository(TripRow)
    .createQueryBuilder('trip')
    .where(
      inReach<TripRow>(
        reach,
        { status: In(['scheduled', 'underway']), departsAt: LessThanOrEqual(new Date(before)) },
        TRIPS_BELONG,
      ),
    )
    .orderBy({ 'trip.departsAt': 'DESC', 'trip.tripId': 'ASC' })
    .limit(MOST);

/** What of their trips needs an office's attention: five hundred trips are looked at, the latest ones. */
@Injectable()
export class TripAlerts {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly people: PeopleNames,
    desk: AlertDesk,
  ) {
    desk.add((asker, now) => this.of(asker, now));
  }

  private async of(asker: Asker, now: Instant): Promise<Alert[]> {
    const { listHoursBefore } = policyOn(WATCH_POLICIES, localDateOf(now));
    const trips = await openTrips(this.database, asker.reach, addMinutes(now, 60 * listHoursBefore)).getMany();
    const passengers = new Map<string, PassengerRow[]>(trips.map(({ tripId }) => [tripId, []]));
    for (const passenger of await passengersSeen(this.database, asker.reach, trips)) {
      passengers.get(passenger.tripId)!.push(passenger);
    }
    const alerts = trips.flatMap((trip) => {
      const theirs = passengers.get(trip.tripId)!;
      return watch(watchedTrip(trip, theirs), theirs.map(watchedPassenger), now);
    });
    return this.withWhereTheyAre(alerts, asker);
  }

  private async withWhereTheyAre(alerts: readonly TripAlert[], asker: Asker): Promise<(TripAlert | WhereTheyAre)[]> {
    const lost = alerts.filter(({ people }) => people);
    if (!lost.length) return [...alerts];
    const [phones, stops] = await Promise.all([
      this.people.phonesShownTo(
        asker,
        ListAlerts.name,
        lost.flatMap(({ people = [] }) => people.map(({ personId }) => personId)),
      ),
      this.database.query<(Stop & { tripId: string })[]>(LAST_STOPS, [lost.map(({ about }) => about['tripId'])]),
    ]);
    const lastStops = new Map(stops.map(({ tripId, ...stop }) => [tripId, stop]));
    return alerts.map(({ people, ...alert }) =>
      people
        ? {
            ...alert,
            lastStop: lastStops.get(alert.about['tripId']!) ?? null,
            people: people.map((person) => ({ ...person, phone: phones.get(person.personId) ?? null })),
          }
        : alert,
    );
  }
}

const instantOf = (date: Date): Instant => date.toISOString() as Instant;

const watchedTrip = (trip: TripRow, passengers: readonly PassengerRow[]) => ({
  ...{ tripId: trip.tripId, managerId: trip.managerId, date: trip.date as LocalDate, plate: trip.plate },
  ...{ status: trip.status, manifest: manifestOf(trip, passengers) },
  ...{ departsAt: instantOf(trip.departsAt), returnsAt: instantOf(trip.returnsAt), endsAt: instantOf(trip.endsAt) },
});

const watchedPassenger = ({ boardedAt, ...row }: PassengerRow) => ({
  ...row,
  boardedAt: boardedAt && instantOf(boardedAt),
});
