import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Asker } from '#embarque/application';
import { FleetDirectory } from '#embarque/fleet';
import { type Clock, type Uuid } from '#embarque/kernel';
import { PeopleNames, type Identity } from '#embarque/people';
import { municipalityName, TerritoryNames } from '#embarque/territory';
import { TripsDirectory, type KnownTrip, type Passenger } from '#embarque/trips';
import {
  type CrewOnPaper,
  type ListOnPaper,
  type PassengerOnPaper,
  type Place,
  type TripOnPaper,
} from './papers/records.js';

/** Who asks for a paper, which one, and how it shows documents. */
export interface Showing {
  readonly asker: Asker;
  /** The query that prints it. */
  readonly what: string;
  document(identity: Identity): string | null;
}

/** Somebody of a trip, and what its papers tell of them. */
export interface Told {
  readonly passenger: Passenger;
  readonly paper: PassengerOnPaper;
}

/** Gathers what papers tell of trips, all of it at once. */
@Injectable()
export class PaperTrips {
  constructor(
    private readonly trips: TripsDirectory,
    private readonly territory: TerritoryNames,
    private readonly fleet: FleetDirectory,
    private readonly people: PeopleNames,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of one manager. */
  async tripsOf(trips: readonly [KnownTrip, ...KnownTrip[]]): Promise<TripOnPaper[]> {
    const crew = [
      ...new Set(trips.flatMap(({ driverId, attendantId }) => (attendantId ? [driverId, attendantId] : [driverId]))),
    ];
    const [manager, routes, members] = await Promise.all([
      this.territory.manager(trips[0].managerId),
      this.territory.routes(trips.flatMap(routeIdsOf)),
      Promise.all(crew.map((id) => this.crewMember(id))),
    ]);
    const member = (id: Uuid) => members[crew.indexOf(id)]!;
    return trips.map((trip) => ({
      manager: manager ?? { name: '', cnpj: '' },
      routes: routeIdsOf(trip).flatMap((routeId) => routes.get(routeId) ?? []),
      ...{ plate: trip.vehicle.plate, seats: trip.vehicle.seats },
      ...{ departsAt: trip.departsAt, returnsAt: trip.returnsAt, endsAt: trip.endsAt },
      driver: member(trip.driverId),
      ...(trip.attendantId ? { attendant: member(trip.attendantId) } : {}),
      ...(trip.manifest ? { manifest: trip.manifest } : {}),
      printedAt: this.clock.now(),
    }));
  }

  async crewMember(crewMemberId: Uuid): Promise<CrewOnPaper> {
    const [member, revealed] = await Promise.all([
      this.fleet.crewMember(crewMemberId),
      this.fleet.reveal(crewMemberId),
    ]);
    const licenceCategory = member.status === 'registered' ? member.licenceCategory : undefined;
    return { name: revealed?.name ?? null, licenceCategory };
  }

  async listOf(trip: KnownTrip, shown: readonly Passenger[], showing: Showing): Promise<ListOnPaper> {
    const [[onPaper], told] = await Promise.all([this.tripsOf([trip]), this.passengersOf(trip, shown, showing)]);
    return { trip: onPaper!, passengers: told.map(({ paper }) => paper) };
  }

  /** Those of a trip who are to be shown, along the way out, each patient before who travels with them. */
  async passengersOf(
    trip: KnownTrip,
    shown: readonly Passenger[],
    { asker, what, document }: Showing,
  ): Promise<Told[]> {
    const [identities, places, establishments] = await Promise.all([
      this.people.identitiesShownTo(
        asker,
        what,
        shown.map(({ personId }) => personId),
      ),
      this.boardings(trip, shown),
      this.establishments(trip, shown),
    ]);
    const told = shown.map((passenger): Told => {
      const { authorizationId, personId, role, accommodation, legs, seat, returnSeat, whereabouts } = passenger;
      const identity = identities.get(personId);
      const establishment = establishments.get(authorizationId);
      return {
        passenger,
        paper: {
          ...{ name: identity?.name ?? null, document: identity ? document(identity) : null },
          ...{ role, accommodation, legs, standBy: whereabouts === 'stand-by', home: places.get(authorizationId)! },
          ...(seat ? { seat } : {}),
          ...(returnSeat ? { returnSeat } : {}),
          ...(establishment ? { establishment } : {}),
        },
      };
    });
    return alongTheWay(trip, told);
  }

  /** Where each boards, by authorisation. */
  async boardings(trip: KnownTrip, shown: readonly Passenger[]): Promise<ReadonlyMap<Uuid, Place>> {
    const texts = await this.trips.boardingPlaces(shown);
    return new Map(
      shown.map(({ authorizationId, from }) => {
        const name = texts.get(authorizationId) ?? '';
        const point = trip.boardingPoints?.find(({ town, place }) => town === from && place === name);
        return [authorizationId, { name, town: municipalityName(from), ...(point ? { time: point.time } : {}) }];
      }),
    );
  }

  /** Where each, or whom they travel with, has the appointment; by authorisation. */
  async establishments(trip: KnownTrip, shown: readonly Passenger[]): Promise<ReadonlyMap<Uuid, Place>> {
    const wanted = new Map(
      shown.flatMap((passenger) => {
        const { establishment } = leaderOf(passenger, trip);
        return establishment ? [[passenger.authorizationId, establishment] as const] : [];
      }),
    );
    const found = await this.territory.establishments([...wanted.values()]);
    return new Map(
      [...wanted].flatMap(([authorizationId, cnes]) => {
        const one = found.get(cnes);
        return one ? [[authorizationId, { name: one.name, town: municipalityName(one.municipality) }] as const] : [];
      }),
    );
  }
}

const routeIdsOf = ({ routeId, routeIds = [] }: KnownTrip): Uuid[] => [routeId, ...routeIds];

/** The patient with whom somebody travels; a patient's own. */
export function leaderOf(passenger: Passenger, { passengers }: Pick<KnownTrip, 'passengers'>): Passenger {
  const other = passenger.withAuthorization && passengers.get(passenger.withAuthorization);
  return other ? leaderOf(other, { passengers }) : passenger;
}

function alongTheWay(trip: KnownTrip, told: readonly Told[]): Told[] {
  const issued = [...trip.passengers.keys()];
  const paperOf = new Map(told.map(({ passenger, paper }) => [passenger.authorizationId, paper]));
  const turn = ({ passenger, paper }: Told) => {
    const leader = leaderOf(passenger, trip);
    const home = paperOf.get(leader.authorizationId)?.home ?? paper.home;
    const town = trip.towns.indexOf(leader.from);
    return {
      town: town < 0 ? trip.towns.length : town,
      place: `${home.time ?? ''} ${home.name}`,
      leader: issued.indexOf(leader.authorizationId),
      self: leader === passenger ? -1 : issued.indexOf(passenger.authorizationId),
    };
  };
  return told
    .map((one) => ({ one, at: turn(one) }))
    .toSorted(
      (a, b) =>
        a.at.town - b.at.town ||
        a.at.place.localeCompare(b.at.place, 'pt-BR') ||
        a.at.leader - b.at.leader ||
        a.at.self - b.at.self,
    )
    .map(({ one }) => one);
}
