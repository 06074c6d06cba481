import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery, Value } from '#embarque/application';
import { LocalDate, refuse, Uuid, type Refused } from '#embarque/kernel';
import { covers, isPlanned, type KnownTrip } from '#embarque/trips';
import { PaperTrips } from '../../paper-trips.js';
import { type Call, type DayOnPaper, type Place, type TripOfDay, type TripOnPaper } from '../../papers/records.js';
import { TripReading } from '../../reading.js';

const NO_TRIPS = refuse('no-trips-that-day', 'Esta pessoa não tem viagem neste dia.');

/** The trips of somebody of the crew on a day, and where each calls; no passenger is named. */
export class PrintDaySheet extends BusinessQuery<DayOnPaper | Refused | undefined> {
  @Value(Uuid) crewMemberId!: Uuid;
  @Value(LocalDate) date!: LocalDate;
}

@QueryHandler(PrintDaySheet)
export class PrintDaySheetHandler implements IQueryHandler<PrintDaySheet> {
  constructor(
    private readonly reading: TripReading,
    private readonly papers: PaperTrips,
  ) {}

  async execute({ crewMemberId, date, asker }: PrintDaySheet): Promise<DayOnPaper | Refused | undefined> {
    const trips = await this.reading.ofCrew(crewMemberId, date, asker);
    if (!trips) return undefined;
    const [first, ...others] = trips;
    if (!first) return NO_TRIPS;
    const [crewMember, onPaper] = await Promise.all([
      this.papers.crewMember(crewMemberId),
      this.papers.tripsOf([first, ...others]),
    ]);
    const [one, ...rest] = await Promise.all([first, ...others].map((trip, n) => this.tripOfDay(trip, onPaper[n]!)));
    return { date, crewMember, trips: [one!, ...rest] };
  }

  private async tripOfDay(trip: KnownTrip, onPaper: TripOnPaper): Promise<TripOfDay> {
    const planned = [...trip.passengers.values()].filter((one) => isPlanned(one) && one.whereabouts !== 'absent');
    const out = planned.filter((one) => covers(one, 'outbound'));
    const [homes, establishments] = await Promise.all([
      this.papers.boardings(trip, out),
      this.papers.establishments(trip, out),
    ]);
    const count = (role: string) => planned.filter((one) => one.role === role).length;
    const byTown = out.toSorted((a, b) => trip.towns.indexOf(a.from) - trip.towns.indexOf(b.from));
    return {
      ...onPaper,
      ...{ patients: count('patient'), companions: count('companion'), lapChildren: count('lap-child') },
      wheelchairs: planned.filter(({ accommodation }) => accommodation === 'wheelchair').length,
      boardings: callsOf(byTown.flatMap(({ authorizationId }) => homes.get(authorizationId) ?? [])),
      destinations: callsOf(out.flatMap(({ authorizationId }) => establishments.get(authorizationId) ?? [])),
    };
  }
}

/** How many are of each place, in the order in which they first come. */
function callsOf(places: readonly Place[]): Call[] {
  const calls = new Map<string, Call>();
  for (const place of places) {
    const key = JSON.stringify([place.town, place.name]);
    calls.set(key, { ...place, people: (calls.get(key)?.people ?? 0) + 1 });
  }
  return [...calls.values()];
}
