import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery, Value, type Asker } from '#embarque/application';
import { refuse, Uuid, type Refused } from '#embarque/kernel';
import { AppointmentBook } from '#embarque/people';
import { maskedDocument } from '../../papers/documents.js';
import { type Passenger } from '#embarque/trips';
import { municipalityName } from '#embarque/territory';
import { AuthorizationSeals } from '../../authorization-seals.js';
import { validityOf } from '../../domain/seal.js';
import { shortCodeText } from '../../domain/short-code.js';
import { leaderOf, PaperTrips, type Told } from '../../paper-trips.js';
import { type AuthorizationOnPaper } from '../../papers/records.js';
import { ROLE_TEXT } from '../../papers/words.js';
import { TripReading, type ReadTrip } from '../../reading.js';
import { TownRules } from '../../town-rules.js';

const NOTHING_TO_PRINT = refuse(
  'no-authorization-to-print',
  'Não há autorização em vigor para imprimir: a viagem foi cancelada, ou não leva ninguém da sua área de atuação.',
);

/** The travel authorisations in force of a trip, each in its last issue: of those whom the asker sees, or one of them. */
export class PrintAuthorizations extends BusinessQuery<AuthorizationOnPaper[] | Refused | undefined> {
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid, { optional: true, description: 'Só esta autorização' }) authorizationId?: Uuid;
}

@QueryHandler(PrintAuthorizations)
export class PrintAuthorizationsHandler implements IQueryHandler<PrintAuthorizations> {
  constructor(
    private readonly reading: TripReading,
    private readonly papers: PaperTrips,
    private readonly seals: AuthorizationSeals,
    private readonly appointments: AppointmentBook,
    private readonly rules: TownRules,
  ) {}

  async execute(query: PrintAuthorizations): Promise<AuthorizationOnPaper[] | Refused | undefined> {
    const { tripId, authorizationId, asker } = query;
    const read = await this.reading.of(tripId, asker);
    if (!read) return undefined;
    const inForce = read.trip.status === 'cancelled' ? [] : [...read.trip.passengers.values()].filter(isPrinted);
    const seen = inForce.filter((one) => read.sees(one));
    const wanted = authorizationId ? seen.filter((one) => one.authorizationId === authorizationId) : seen;
    if (authorizationId && !wanted.length) return undefined;
    return wanted.length ? this.print(read, wanted, seen, asker) : NOTHING_TO_PRINT;
  }

  private async print(
    { trip }: ReadTrip,
    wanted: readonly Passenger[],
    seen: readonly Passenger[],
    asker: Asker,
  ): Promise<AuthorizationOnPaper[]> {
    const leaders = new Set(wanted.map((one) => leaderOf(one, trip).authorizationId));
    const parties = seen.filter((one) => leaders.has(leaderOf(one, trip).authorizationId));
    const appointmentOf = (one: Passenger) => leaderOf(one, trip).appointmentId;
    const [[onPaper], told, times, rules] = await Promise.all([
      this.papers.tripsOf([trip]),
      this.papers.passengersOf(trip, parties, { asker, what: PrintAuthorizations.name, document: maskedDocument }),
      this.appointments.timesOf(wanted.flatMap((one) => appointmentOf(one) ?? [])),
      this.rules.of(
        wanted.map(({ residence }) => residence),
        trip.date,
      ),
    ]);
    const ids = new Set(wanted.map(({ authorizationId }) => authorizationId));
    return Promise.all(
      told
        .filter(({ passenger, paper }) => ids.has(passenger.authorizationId) && paper.name !== null)
        .map(async ({ passenger, paper }) => {
          const { number, issue, residence } = passenger;
          const appointment = times.get(appointmentOf(passenger) ?? '');
          return {
            ...{ ...paper, trip: onPaper!, issue, town: municipalityName(residence) },
            number: number ? `${number.sequence}/${number.year}` : 'sem número',
            ...(appointment ? { appointment } : {}),
            together: togetherWith(passenger, told, trip.passengers),
            token: await this.seals.tokenOf(trip, passenger),
            code: shortCodeText(this.seals.shortCodeOf(passenger)),
            ...validityOf(trip),
            rules: rules.get(residence)!,
          };
        }),
    );
  }
}

/** Who boarded by exception has no authorisation, and who did not come needs none. */
const isPrinted = ({ exceptional, whereabouts }: Passenger): boolean => !exceptional && whereabouts !== 'absent';

/** A patient's company, or the patient whose company somebody is; whom the asker does not see has no name here. */
function togetherWith(passenger: Passenger, told: readonly Told[], passengers: ReadonlyMap<Uuid, Passenger>): string[] {
  const leader = leaderOf(passenger, { passengers });
  const others =
    leader === passenger
      ? [...passengers.values()].filter((one) => one !== passenger && leaderOf(one, { passengers }) === passenger)
      : [leader];
  return others.map((other) => {
    const name = told.find((one) => one.passenger === other)?.paper.name ?? 'de outro município';
    return leader === passenger ? `${name} (${ROLE_TEXT[other.role].toLowerCase()})` : name;
  });
}
