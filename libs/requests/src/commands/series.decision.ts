import {
  accept,
  dateText,
  instantOf,
  localDateOf,
  reasonsOf,
  refuse,
  type Decision,
  type IbgeCode,
  type Instant,
  type LocalDate,
  type LocalTime,
  type Uuid,
} from '#embarque/kernel';
import { SERIES_POLICY } from '../domain/policies.js';
import {
  datesOf,
  plannedDates,
  series,
  type KnownSeries,
  type Pause,
  type Series,
  type SeriesDate,
  type SeriesEvent,
  type SeriesPlan,
} from '../domain/series.js';

/** Moved further it would be a date of its own. */
const FURTHEST_DAYS = 7;

/** A plan, and why transport for its first date could not be asked for. */
export interface Planning {
  readonly plan: SeriesPlan;
  readonly against: readonly string[];
  readonly now: Instant;
}

export const startedAs = (who: { seriesId: Uuid; personId: Uuid; residence: IbgeCode }, plan: SeriesPlan) =>
  ({ type: 'SeriesStarted', data: { ...who, plan } }) as const satisfies SeriesEvent;

export const changedTo = (seriesId: Uuid, plan: SeriesPlan) =>
  ({ type: 'SeriesChanged', data: { seriesId, plan } }) as const satisfies SeriesEvent;

/** The first date that a plan has, once it is the series'. */
export function firstDate(state: Series, event: SeriesEvent & { data: { plan: SeriesPlan } }): SeriesDate | undefined {
  const after = series.evolve(state, event);
  const { startsOn } = event.data.plan;
  return after.status === 'unstarted' ? undefined : plannedDates(after).find(({ date }) => date >= startsOn);
}

export function startSeries(
  who: { seriesId: Uuid; personId: Uuid; residence: IbgeCode },
  planning: Planning,
  state: Series,
): Decision<SeriesEvent> {
  if (state.status !== 'unstarted') return refuse('series-already-started', 'Esta série já está registrada.');
  const event = startedAs(who, planning.plan);
  return within('series-not-startable', event, state, planning.now, planReasons(event, planning, state));
}

/** From the plan's first day on everything is as it says; nothing before that day changes. */
export function changeSeries(planning: Planning, state: KnownSeries): Decision<SeriesEvent> {
  const event = changedTo(state.seriesId, planning.plan);
  return within('series-not-changeable', event, state, planning.now, planReasons(event, planning, state));
}

function planReasons(
  event: Parameters<typeof firstDate>[1],
  { plan, against, now }: Planning,
  state: Series,
): readonly string[] {
  const { startsOn, until, count, weekdays } = plan;
  return [
    ...reasonsOf(
      [startsOn < localDateOf(now), 'Só se muda o que ainda não passou: comece hoje ou depois.'],
      [(until === undefined) === (count === undefined), 'Informe o último dia ou o número de datas: um dos dois.'],
      [!!until && until < startsOn, 'O último dia vem antes do primeiro.'],
      [new Set(weekdays).size < weekdays.length, 'Cada dia da semana é indicado uma vez.'],
      [
        (!until || until >= startsOn) && !firstDate(state, event),
        'Não há nenhuma data com estes dias da semana neste período.',
      ],
    ),
    ...against,
  ];
}

/** The date goes to another hour, or another day close by. */
export function moveSeriesDate(
  { date, day, time, now }: { date: LocalDate; day: LocalDate; time: LocalTime; now: Instant },
  state: KnownSeries,
): Decision<SeriesEvent> {
  const days = Math.abs(Date.parse(day) - Date.parse(date)) / 86_400_000;
  const event: SeriesEvent = { type: 'SeriesDateMoved', data: { seriesId: state.seriesId, date, day, time } };
  return within('series-date-not-changeable', event, state, now, [
    ...dateReasons(date, state, now),
    ...reasonsOf(
      [instantOf(day, time) <= now, 'O novo dia e hora já passaram.'],
      [days > FURTHEST_DAYS, `Uma data se move no máximo ${FURTHEST_DAYS} dias; mais longe, faça um pedido à parte.`],
    ),
  ]);
}

/** @param reason sealed */
export function skipSeriesDate(
  { date, reason, now }: { date: LocalDate; reason: string; now: Instant },
  state: KnownSeries,
): Decision<SeriesEvent> {
  const event: SeriesEvent = { type: 'SeriesDateSkipped', data: { seriesId: state.seriesId, date, reason } };
  return within('series-date-not-changeable', event, state, now, dateReasons(date, state, now));
}

/** Of the date as it stands. */
function dateReasons(date: LocalDate, state: KnownSeries, now: Instant): string[] {
  const known = datesOf(state).find((one) => one.date === date);
  return reasonsOf(
    [!known, `${dateText(date)} não é uma data desta série.`],
    [!!known && instantOf(known.day, known.time) <= now, `A data ${dateText(date)} já passou.`],
  );
}

/** First to last day without transport; the dates between come back when it is resumed. */
export function pauseSeries(pause: Pause, now: Instant, state: KnownSeries): Decision<SeriesEvent> {
  const { from, until } = pause;
  const event: SeriesEvent = { type: 'SeriesPaused', data: { seriesId: state.seriesId, ...pause } };
  return within('series-not-pausable', event, state, now, [
    ...reasonsOf(
      [from < localDateOf(now), 'Só se pausa de hoje em diante.'],
      [until < from, 'O último dia vem antes do primeiro.'],
      [
        until >= from && !plannedDates(state).some(({ date }) => from <= date && date <= until),
        'A série não tem datas neste período.',
      ],
    ),
  ]);
}

export function resumeSeries(from: LocalDate, now: Instant, state: KnownSeries): Decision<SeriesEvent> {
  const event: SeriesEvent = { type: 'SeriesResumed', data: { seriesId: state.seriesId, from } };
  return within('series-not-resumable', event, state, now, [
    ...reasonsOf(
      [from < localDateOf(now), 'Só se retoma de hoje em diante.'],
      [!state.pauses.some(({ until }) => until >= from), 'A série não está em pausa deste dia em diante.'],
    ),
  ]);
}

/** @param reason sealed */
export function endSeries(
  { from, reason, now }: { from: LocalDate; reason: string; now: Instant },
  state: KnownSeries,
): Decision<SeriesEvent> {
  const event: SeriesEvent = { type: 'SeriesEnded', data: { seriesId: state.seriesId, from, reason } };
  return within('series-not-endable', event, state, now, [
    ...reasonsOf(
      [from < localDateOf(now), 'Só se encerra de hoje em diante.'],
      [!datesOf(state).some(({ date }) => date >= from), 'A série não tem datas deste dia em diante.'],
    ),
  ]);
}

/** Accepts the event unless there are reasons against it, or the series would go too far with it. */
function within(
  code: string,
  event: SeriesEvent,
  state: Series,
  now: Instant,
  reasons: readonly string[],
): Decision<SeriesEvent> {
  const after = series.evolve(state, event);
  const all = [...reasons, ...(after.status === 'started' ? tooFar(after, now) : [])];
  return all.length ? refuse(code, ...all) : accept(event);
}

function tooFar(after: KnownSeries, now: Instant): string[] {
  const { mostDates, longestDays } = SERIES_POLICY;
  const planned = plannedDates(after);
  const ahead = planned.filter(({ day, time }) => instantOf(day, time) > now);
  const last = after.plans.at(-1);
  return reasonsOf(
    [ahead.length > mostDates, `Uma série tem no máximo ${mostDates} datas por vir; esta teria ${ahead.length}.`],
    [
      !!last?.count && !last.until && planned.length < last.count,
      `Não cabem ${last?.count} datas nos ${longestDays} dias que uma série pode durar.`,
    ],
    [
      !!last?.until && Date.parse(last.until) - Date.parse(last.startsOn) > longestDays * 86_400_000,
      `O último dia fica a mais de ${longestDays} dias do primeiro.`,
    ],
  );
}
