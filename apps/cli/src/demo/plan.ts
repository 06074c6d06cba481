import {
  addDays,
  addMinutes,
  firstDayOf,
  instantOf,
  addMonths,
  type Competence,
  type Instant,
  type LocalDate,
  type LocalTime,
  type IbgeCode,
} from '#embarque/kernel';
import { type Chance } from './chance.js';
import { type DemoPeople, type DemoPerson } from './people.js';
import { type DemoRoute } from './territory.js';

/** Seats of a bus of 22 for passengers, less what is kept free for people who come back from another day. */
const SEATS_TO_FILL = 17;
const FIRST_DEPARTURE = '04:00' as LocalTime;

export interface PlannedPassenger {
  readonly patient: DemoPerson;
  readonly companion?: DemoPerson;
  readonly lapChild?: DemoPerson;
  readonly wheelchair: boolean;
  readonly fate: 'returns' | 'absent' | 'revoked' | 'stays';
  readonly appointmentTime: LocalTime;
}

export interface PlannedTrip {
  readonly index: number;
  readonly date: LocalDate;
  readonly route: DemoRoute;
  /** Which of the day's vehicles and crews. */
  readonly slot: number;
  readonly departsAt: Instant;
  readonly returnsAt: Instant;
  readonly endsAt: Instant;
  readonly cancelled: boolean;
  /** Which reserve takes over before departure. */
  readonly reserve?: number;
  readonly passengers: PlannedPassenger[];
  /** People who stayed on an earlier trip, and come home on this one: that trip's index and the passenger's place there. */
  readonly fetching: { readonly trip: number; readonly passenger: number }[];
}

/** Monday to Friday. */
export function workdaysOf(competence: Competence): LocalDate[] {
  const days: LocalDate[] = [];
  const end = firstDayOf(addMonths(competence, 1));
  for (let day = firstDayOf(competence); day < end; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    if (weekday >= 1 && weekday <= 5) days.push(day);
  }
  return days;
}

/** A month of trips: so many that are made, and one more of every forty that is cancelled. */
export function planTrips(
  count: number,
  competence: Competence,
  routes: readonly DemoRoute[],
  reserves: number,
): PlannedTrip[] {
  const days = workdaysOf(competence);
  const all = count + Math.ceil(count / 40);
  return Array.from({ length: all }, (_, index) => {
    const date = days[index % days.length]!;
    const slot = Math.floor(index / days.length);
    const route = routes[(slot + index) % routes.length]!;
    const departsAt = addMinutes(instantOf(date, FIRST_DEPARTURE), (slot % 24) * 5);
    // One swap a day at most, and only while there is a reserve that day.
    const swaps = slot === 1 && index % 3 === 0 && reserves > 0;
    return {
      ...{ index, date, route, slot, departsAt, cancelled: index >= count, passengers: [], fetching: [] },
      returnsAt: addMinutes(departsAt, route.hours * 45),
      endsAt: addMinutes(departsAt, route.hours * 60),
      ...(swaps ? { reserve: index % reserves } : {}),
    };
  }).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.slot - b.slot));
}

/** Who goes on which trip. Nobody is planned twice on a day, nor between staying and being fetched. */
export function fillTrips(trips: readonly PlannedTrip[], people: DemoPeople, chance: Chance): void {
  const busy = new Map<LocalDate, Set<string>>();
  const turn = new Map<string, number>();
  const isBusy = (person: DemoPerson, date: LocalDate) => busy.get(date)?.has(person.personId) ?? false;
  const occupy = (person: DemoPerson, date: LocalDate) => {
    if (!busy.has(date)) busy.set(date, new Set());
    busy.get(date)!.add(person.personId);
  };
  const take = (kind: keyof DemoPeople, town: IbgeCode, date: LocalDate): DemoPerson | undefined => {
    const pool = people[kind].get(town) ?? [];
    const key = `${kind}/${town}`;
    for (let tried = 0; tried < pool.length; tried++) {
      const at = turn.get(key) ?? 0;
      turn.set(key, at + 1);
      const person = pool[at % pool.length]!;
      if (isBusy(person, date)) continue;
      occupy(person, date);
      return person;
    }
    return undefined;
  };

  for (const [place, trip] of trips.entries()) {
    let seats = 0;
    let positions = 0;
    for (let wanted = chance.between(6, 12); wanted > 0 && seats < SEATS_TO_FILL - 1; wanted--) {
      const town = chance.oneOf(trip.route.towns);
      const patient = take('patients', town, trip.date);
      if (!patient) continue;
      const minor = patient.age < 16;
      const companion = minor || chance.percent(49) ? take('companions', town, trip.date) : undefined;
      if (minor && !companion) continue;
      const wheelchair = !minor && positions < 1 && chance.percent(6);
      const lapChild = chance.percent(6) && !minor ? take('lapChildren', town, trip.date) : undefined;
      seats += (wheelchair ? 0 : 1) + (companion ? 1 : 0);
      positions += wheelchair ? 1 : 0;

      const alone = !companion && !lapChild && !wheelchair;
      const fetcher = alone && !trip.cancelled && chance.percent(5) ? nextOnRoute(trips, place) : undefined;
      const fate = fetcher
        ? 'stays'
        : chance.percent(8)
          ? 'absent'
          : alone && chance.percent(3)
            ? 'revoked'
            : 'returns';
      if (fetcher) {
        fetcher.fetching.push({ trip: trip.index, passenger: trip.passengers.length });
        for (let day = trip.date; day <= fetcher.date; day = addDays(day, 1)) occupy(patient, day);
      }
      trip.passengers.push({
        ...{ patient, wheelchair, fate },
        ...(companion ? { companion } : {}),
        ...(lapChild ? { lapChild } : {}),
        appointmentTime: `0${chance.between(8, 9)}:${chance.oneOf(['00', '15', '30', '45'])}` as LocalTime,
      });
    }
  }
}

/** The next trip of the same route on a later day that still has a seat to bring somebody home. */
const nextOnRoute = (trips: readonly PlannedTrip[], place: number): PlannedTrip | undefined => {
  const { route, date } = trips[place]!;
  return trips.find(
    (other, at) =>
      at > place && other.route === route && other.date > date && !other.cancelled && other.fetching.length < 2,
  );
};
