import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery, FINGERPRINT, Text, Value, within, type Asker } from '#embarque/application';
import { AuthorizationSeals, revocationsOf, type Revocation, type SealKey } from '#embarque/documents';
import { LocalDate, type Uuid } from '#embarque/kernel';
import { PeopleNames } from '#embarque/people';
import { TripsDirectory, type Passenger, type Travelling } from '#embarque/trips';

/** Somebody on the list, as far as a crew has to know them. */
export interface CrewPassenger extends Pick<
  Passenger,
  | 'authorizationId'
  | 'role'
  | 'accommodation'
  | 'legs'
  | 'seat'
  | 'returnSeat'
  | 'from'
  | 'establishment'
  | 'withAuthorization'
  | 'issue'
  | 'whereabouts'
> {
  /** Null when the person was erased. */
  readonly name: string | null;
  readonly boardingPlace: string | null;
}

export interface CrewTrip extends Pick<
  Travelling['trip'],
  'tripId' | 'status' | 'routeId' | 'date' | 'departsAt' | 'returnsAt' | 'endsAt' | 'vehicle' | 'manifest'
> {
  readonly passengers: readonly CrewPassenger[];
}

export interface CrewDay {
  readonly date: string;
  /** Of what is in it: a device that knows this version need not be sent it again. */
  readonly version: string;
  /** By departure; one that is not there any more is no longer theirs. Missing when the device knows them already. */
  readonly trips?: readonly CrewTrip[];
  /** With these a phone checks the seals on these trips' authorisations; goes with `trips`. */
  readonly seals?: { readonly keys: readonly SealKey[]; readonly revocations: readonly Revocation[] };
}

/**
 * All that a crew member needs for a day without a network: asked for before the departure, and again whenever there is
 * one. The answer's header `Date` tells the device how far its clock is off.
 */
export class DownloadCrewDay extends BusinessQuery<CrewDay> {
  @Value(LocalDate) date!: LocalDate;
  @Text({ max: 64, optional: true, description: 'A versão que o aparelho já tem: se for a atual, vem sem as viagens' })
  known?: string;
}

@QueryHandler(DownloadCrewDay)
export class DownloadCrewDayHandler implements IQueryHandler<DownloadCrewDay> {
  constructor(
    private readonly trips: TripsDirectory,
    private readonly names: PeopleNames,
    private readonly seals: AuthorizationSeals,
    @Inject(FINGERPRINT) private readonly fingerprint: (text: string) => string,
  ) {}

  async execute({ date, known, asker }: DownloadCrewDay): Promise<CrewDay> {
    const travelling = await this.travellingOn(date, asker);
    const [trips, keys] = await Promise.all([this.shown(travelling, asker), this.seals.publicKeys()]);
    const day = { trips, seals: { keys, revocations: travelling.flatMap(revocationsOf) } };
    const version = this.fingerprint(JSON.stringify(day));
    return { date, version, ...(version === known ? {} : day) };
  }

  /** As everywhere: a crew member sees their trips from the day before to two days after. */
  private async travellingOn(date: LocalDate, { reach }: Asker): Promise<Travelling[]> {
    const crew = reach === 'everything' ? undefined : reach.crew;
    const theirs = crew && within(reach, 'crew', { crew: { members: [crew.crewMemberId], date } });
    return theirs ? this.trips.ofCrew(crew.crewMemberId, date) : [];
  }

  private async shown(travelling: readonly Travelling[], asker: Asker): Promise<CrewTrip[]> {
    const onLists = travelling.flatMap(({ trip }) => [...trip.passengers.values()]);
    const [names, places] = await Promise.all([
      this.names.shownTo(
        asker,
        DownloadCrewDay.name,
        onLists.map(({ personId }) => personId),
      ),
      this.trips.boardingPlaces(onLists),
    ]);
    return travelling.map((one) => tripOf(one, names, places));
  }
}

function tripOf({ trip }: Travelling, names: ReadonlyMap<string, string>, places: ReadonlyMap<Uuid, string>): CrewTrip {
  const { tripId, status, routeId, date, departsAt, returnsAt, endsAt, vehicle, manifest } = trip;
  return {
    ...{ tripId, status, routeId, date, departsAt, returnsAt, endsAt, vehicle },
    ...(manifest ? { manifest } : {}),
    passengers: [...trip.passengers.values()].map((passenger) => {
      const { authorizationId, role, accommodation, legs, seat, returnSeat, from } = passenger;
      const { establishment, withAuthorization, issue, whereabouts } = passenger;
      return {
        ...{ authorizationId, name: names.get(passenger.personId) ?? null, role, accommodation, legs, from },
        boardingPlace: places.get(authorizationId) ?? null,
        ...(seat ? { seat } : {}),
        ...(returnSeat ? { returnSeat } : {}),
        ...(establishment ? { establishment } : {}),
        ...(withAuthorization ? { withAuthorization } : {}),
        ...{ issue, whereabouts },
      };
    }),
  };
}
