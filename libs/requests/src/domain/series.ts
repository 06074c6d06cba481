import {
  addDays,
  holidayOn,
  instantOf,
  weekdayOf,
  type Cnes,
  type Evolution,
  type IbgeCode,
  type Instant,
  type LocalDate,
  type LocalTime,
  type Uuid,
  type Weekday,
} from '#embarque/kernel';
import { SERIES_POLICY } from './policies.js';
import { isOpen, type Companion, type KnownRequest, type Legs, type RequestStatus } from './request.js';

/** What is asked for on each date of a series, from a day on: as a request, and when. Texts are sealed. */
export interface SeriesPlan {
  /** Counts the plans of the series. */
  readonly version: number;
  readonly startsOn: LocalDate;
  /** The last day; without one it ends by `count`. */
  readonly until?: LocalDate;
  /** So many dates the series has in all. Those that are paused or skipped do not count: the session is still to be had. */
  readonly count?: number;
  readonly weekdays: readonly Weekday[];
  readonly time: LocalTime;
  /** Of regulation, and the protocol there, sealed. */
  readonly system: string;
  readonly protocol: string;
  readonly establishment: Cnes;
  readonly kind: string;
  /** Town of boarding. */
  readonly from: IbgeCode;
  readonly legs: Legs;
  readonly needs: string;
  readonly companions: readonly Companion[];
  readonly exception?: string;
  readonly assessedBy: string;
  readonly assessedOn: LocalDate;
  readonly notes?: string;
  readonly lateReason?: string;
}

/** First and last day, both without transport. The reason is sealed. */
export interface Pause {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly reason: string;
}

/** One date that is otherwise than the plan says: on another day or hour, or, with a reason (sealed), not at all. */
export type DateChange = { readonly date: LocalDate } & (
  { readonly day: LocalDate; readonly time: LocalTime } | { readonly reason: string }
);

/** How a date stands with its request once a command is carried out. */
export interface SettledDate {
  readonly date: LocalDate;
  /**
   * `asked`: its request is as the series says. `untouched`: it is otherwise, and stays, for it has a seat or is over.
   * `withdrawn`: the series does not have the date any more. `refused`: it cannot be asked for.
   */
  readonly outcome: 'asked' | 'untouched' | 'withdrawn' | 'refused';
  readonly requestId?: Uuid;
  /** Of a request that is untouched. */
  readonly status?: RequestStatus;
  readonly holiday?: string;
  /** Why it was refused, one reason a line; sealed. */
  readonly refusal?: string;
}

interface About {
  readonly seriesId: Uuid;
}

export type SeriesEvent =
  | {
      type: 'SeriesStarted';
      data: About & {
        readonly personId: Uuid;
        readonly residence: IbgeCode;
        readonly plan: SeriesPlan;
      };
    }
  /** From the plan's first day on; what was before stays. */
  | { type: 'SeriesChanged'; data: About & { readonly plan: SeriesPlan } }
  | {
      type: 'SeriesDateMoved';
      data: About & { readonly date: LocalDate; readonly day: LocalDate; readonly time: LocalTime };
    }
  | { type: 'SeriesDateSkipped'; data: About & { readonly date: LocalDate; readonly reason: string } }
  | { type: 'SeriesPaused'; data: About & Pause }
  /** No pause holds from this day on. */
  | { type: 'SeriesResumed'; data: About & { readonly from: LocalDate } }
  /** No date from this day on. */
  | { type: 'SeriesEnded'; data: About & { readonly from: LocalDate; readonly reason: string } }
  /** What became of the dates to come after one of these. */
  | { type: 'SeriesCarriedOut'; data: About & { readonly dates: readonly SettledDate[] } };

export interface KnownSeries extends About {
  readonly status: 'started';
  readonly personId: Uuid;
  readonly residence: IbgeCode;
  /** By first day, each until the next one's. */
  readonly plans: readonly SeriesPlan[];
  readonly lastVersion: number;
  readonly pauses: readonly Pause[];
  readonly changes: readonly DateChange[];
  /** Every date that was ever planned: a request may stand for it. */
  readonly everPlanned: readonly LocalDate[];
}
export type Series = { readonly status: 'unstarted' } | KnownSeries;

/** A date of the pattern. */
export interface SeriesDate {
  readonly date: LocalDate;
  /** When it is to be. */
  readonly day: LocalDate;
  readonly time: LocalTime;
  /** Of the plan that it follows. */
  readonly version: number;
  readonly standing: 'planned' | 'paused' | 'skipped';
  /** Sealed: why it is paused or skipped. */
  readonly reason?: string;
  /** The name of the holiday that the day is: treatment may go on, so it is said and nothing more. */
  readonly holiday?: string;
}

const earliest = (...days: readonly (LocalDate | undefined)[]): LocalDate =>
  days.filter((day) => day !== undefined).reduce((a, b) => (a < b ? a : b));

/** The dates of a series in order, those that are paused or skipped among them. */
export function datesOf({ plans, pauses, changes }: Pick<KnownSeries, 'plans' | 'pauses' | 'changes'>): SeriesDate[] {
  const dates: SeriesDate[] = [];
  let planned = 0;
  for (const [n, plan] of plans.entries()) {
    const { startsOn, until, count = Infinity, weekdays, time, version } = plan;
    const next = plans[n + 1]?.startsOn;
    const last = earliest(until, next && addDays(next, -1), addDays(startsOn, SERIES_POLICY.longestDays));
    for (let date = startsOn; date <= last && planned < count; date = addDays(date, 1)) {
      if (!weekdays.includes(weekdayOf(date))) continue;
      const change = changes.find((one) => one.date === date);
      const pause = pauses.find(({ from, until: to }) => from <= date && date <= to);
      const moved = change && 'day' in change ? { day: change.day, time: change.time } : {};
      const [standing, reason] =
        change && 'reason' in change
          ? (['skipped', change.reason] as const)
          : pause
            ? (['paused', pause.reason] as const)
            : (['planned', undefined] as const);
      if (standing === 'planned') planned++;
      const when = { day: date, time, ...moved };
      const holiday = holidayOn(when.day);
      dates.push({ date, ...when, version, standing, ...(reason && { reason }), ...(holiday && { holiday }) });
    }
  }
  return dates;
}

export const series: Evolution<Series, SeriesEvent> = {
  initial: { status: 'unstarted' },
  evolve(state, event) {
    if (event.type === 'SeriesStarted') {
      const { seriesId, personId, residence, plan } = event.data;
      return withDates({
        ...{ status: 'started', seriesId, personId, residence, plans: [plan], lastVersion: plan.version },
        ...{ pauses: [], changes: [], everPlanned: [] },
      });
    }
    if (state.status === 'unstarted' || event.type === 'SeriesCarriedOut') return state;
    return withDates(evolveKnown(state, event));
  },
};

type Change = Exclude<SeriesEvent, { type: 'SeriesStarted' | 'SeriesCarriedOut' }>;

function evolveKnown(state: KnownSeries, { type, data }: Change): KnownSeries {
  const others = (date: LocalDate) => state.changes.filter((one) => one.date !== date);
  switch (type) {
    case 'SeriesChanged': {
      const { plan } = data;
      return {
        ...state,
        plans: [...state.plans.filter(({ startsOn }) => startsOn < plan.startsOn), plan],
        lastVersion: plan.version,
        // Who does not come does not come, whatever the plan; another day or hour was of the old one.
        changes: state.changes.filter((one) => one.date < plan.startsOn || 'reason' in one),
      };
    }
    case 'SeriesDateMoved': {
      const { date, day, time } = data;
      return { ...state, changes: [...others(date), { date, day, time }] };
    }
    case 'SeriesDateSkipped':
      return { ...state, changes: [...others(data.date), { date: data.date, reason: data.reason }] };
    case 'SeriesPaused': {
      const { from, until, reason } = data;
      return { ...state, pauses: [...state.pauses, { from, until, reason }] };
    }
    case 'SeriesResumed':
      return {
        ...state,
        pauses: state.pauses
          .filter(({ from }) => from < data.from)
          .map((pause) => ({ ...pause, until: earliest(pause.until, addDays(data.from, -1)) })),
      };
    case 'SeriesEnded':
      return {
        ...state,
        plans: state.plans
          .filter(({ startsOn }) => startsOn < data.from)
          .map((plan) => ({ ...plan, until: earliest(plan.until, addDays(data.from, -1)) })),
      };
  }
}

const withDates = (state: KnownSeries): KnownSeries => ({
  ...state,
  everPlanned: [...new Set([...state.everPlanned, ...plannedDates(state).map(({ date }) => date)])],
});

export const plannedDates = (state: Pick<KnownSeries, 'plans' | 'pauses' | 'changes'>): SeriesDate[] =>
  datesOf(state).filter(({ standing }) => standing === 'planned');

/** A date that is still to come or once was planned, and what the series wants of it now: nothing, when it is undefined. */
export interface Wish {
  readonly date: LocalDate;
  readonly wanted: SeriesDate | undefined;
}

/** What a series wants from now on, by date. */
export function wishesOf(state: KnownSeries, { now, today }: { now: Instant; today: LocalDate }): Wish[] {
  const planned = new Map(plannedDates(state).map((one) => [one.date, one]));
  return [...state.everPlanned]
    .sort()
    .map((date) => ({ date, wanted: planned.get(date) }))
    .filter(({ date, wanted }) => (wanted ? instantOf(wanted.day, wanted.time) > now : date >= today));
}

/** How a request made for a date stands to what the series wants of it now. `gone`: the series gave it up before. */
export function standingOf(
  request: KnownRequest,
  wanted: SeriesDate | undefined,
  now: Instant,
): 'as-wanted' | 'stale' | 'gone' | 'untouchable' {
  if (request.status === 'withdrawn' && request.reasonKind === 'series-changed') return 'gone';
  const same =
    request.date === wanted?.day && request.time === wanted.time && request.occurrence?.version === wanted.version;
  if (same && isOpen(request)) return 'as-wanted';
  return request.status === 'waiting' && instantOf(request.date, request.time) > now ? 'stale' : 'untouchable';
}

export const seriesStream = (seriesId: Uuid): string => `request-series-${seriesId}`;
