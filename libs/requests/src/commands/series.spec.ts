import { describe, it } from '@jest/globals';
import { type Instant, LocalTime, the } from '#embarque/kernel';
import { given } from '../../../../test/support/given.js';
import { series, type KnownSeries, type Series, type SeriesPlan } from '../domain/series.js';
import {
  changed,
  countedPlan,
  day,
  ended,
  moved,
  NOW,
  paused,
  planOf,
  resumed,
  SEVEN,
  skipped,
  started,
  who,
} from '../domain/testing/series-facts.js';
import {
  changeSeries,
  endSeries,
  moveSeriesDate,
  pauseSeries,
  resumeSeries,
  skipSeriesDate,
  startSeries,
} from './series.decision.js';

const planning = (plan: SeriesPlan, against: string[] = []) => ({ plan, against, now: NOW });
const starting = (plan: SeriesPlan, against?: string[]) => (state: Series) =>
  startSeries(who, planning(plan, against), state);
const known = (decide: (state: KnownSeries) => ReturnType<typeof endSeries>) => (state: Series) =>
  decide(state as KnownSeries);
const NOON = '2026-10-07T15:00:00.000Z' as Instant;

describe('starting a series', () => {
  it('keeps the plan, until a day or for a number of dates', () => {
    given(series).when(starting(planOf())).then(started());
    given(series)
      .when(starting(countedPlan(36)))
      .then(started(countedPlan(36)));
  });

  it('happens once', () =>
    given(series, started())
      .when(starting(planOf()))
      .thenRefused('series-already-started', /já está registrada/));

  it('says everything that does not fit at once, and what stands against its first date', () =>
    given(series)
      .when(
        starting({ ...planOf(), startsOn: day('2026-09-30'), count: 3, weekdays: ['monday', 'monday'] }, [
          'Ligue para o SAMU.',
        ]),
      )
      .thenRefused('series-not-startable', /hoje ou depois/, /um dos dois/, /uma vez/, /SAMU/));

  it('needs a date in its days, and an end', () => {
    given(series)
      .when(starting(planOf({ until: day('2026-10-06'), weekdays: ['sunday'] })))
      .thenRefused('series-not-startable', /nenhuma data/);
    given(series)
      .when(starting(planOf({ until: day('2026-10-04') })))
      .thenRefused('series-not-startable', /antes do primeiro/);
    const { until: _, ...endless } = planOf({ weekdays: ['monday'] });
    given(series)
      .when(starting(endless))
      .thenRefused('series-not-startable', /um dos dois/);
  });

  it('asks for 180 dates at the most, within 366 days', () => {
    given(series)
      .when(starting(countedPlan(181, { weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] })))
      .thenRefused('series-not-startable', /180 datas por vir; esta teria 181/);
    given(series)
      .when(starting(countedPlan(54, { weekdays: ['monday'] })))
      .thenRefused('series-not-startable', /Não cabem 54/);
    given(series)
      .when(starting(planOf({ until: day('2027-10-07'), weekdays: ['monday'] })))
      .thenRefused('series-not-startable', /mais de 366 dias/);
  });
});

describe('changing a series', () => {
  const changing = (plan: SeriesPlan) => known((state) => changeSeries(planning(plan), state));
  const next = planOf({ version: 2, startsOn: day('2026-10-12') });

  it('says it anew from a day on, also after its end', () => {
    given(series, started()).when(changing(next)).then(changed(next));
    given(series, started(), ended('2026-10-09')).when(changing(next)).then(changed(next));
  });

  it('does not reach into the past, and needs a date', () =>
    given(series, started())
      .when(changing({ ...next, startsOn: day('2026-09-30'), until: day('2026-10-01'), weekdays: ['sunday'] }))
      .thenRefused('series-not-changeable', /ainda não passou/, /nenhuma data/));
});

describe('one date of a series', () => {
  const at = (time: string) => the(LocalTime, time);
  const moving = (date: string, to: string, time = '09:00', now = NOW) =>
    known((state) => moveSeriesDate({ date: day(date), day: day(to), time: at(time), now }, state));
  const skipping = (date: string, now = NOW) =>
    known((state) => skipSeriesDate({ date: day(date), reason: 'reason', now }, state));

  it('goes to another hour or a day close by', () => {
    given(series, started())
      .when(moving('2026-10-12', '2026-10-12'))
      .then(moved('2026-10-12', '2026-10-12', at('09:00')));
    given(series, started())
      .when(moving('2026-10-12', '2026-10-20'))
      .thenRefused('series-date-not-changeable', /no máximo 7 dias/);
  });

  it('is skipped with a reason, and may come back', () => {
    given(series, started()).when(skipping('2026-10-12')).then(skipped('2026-10-12'));
    given(series, started(), skipped('2026-10-12'))
      .when(moving('2026-10-12', '2026-10-12'))
      .then(moved('2026-10-12', '2026-10-12', at('09:00')));
  });

  it('is one of the series, and still to come', () => {
    given(series, started())
      .when(skipping('2026-10-13'))
      .thenRefused('series-date-not-changeable', /13\/10\/2026 não é uma data/);
    given(series, started())
      .when(moving('2026-10-07', '2026-10-06', '09:00', NOON))
      .thenRefused('series-date-not-changeable', /já passou/, /já passaram/);
  });
});

describe('a pause', () => {
  const pausing = (from: string, until: string, now = NOW) =>
    known((state) => pauseSeries({ from: day(from), until: day(until), reason: 'reason' }, now, state));

  it('holds from a day to another, and is taken back', () => {
    given(series, started()).when(pausing('2026-10-06', '2026-10-12')).then(paused('2026-10-06', '2026-10-12'));
    given(series, started(), paused('2026-10-06', '2026-10-12'))
      .when(known((state) => resumeSeries(day('2026-10-09'), NOW, state)))
      .then(resumed('2026-10-09'));
  });

  it('is for days to come that the series has', () => {
    given(series, started())
      .when(pausing('2026-10-06', '2026-10-06', NOON))
      .thenRefused('series-not-pausable', /de hoje em diante/, /não tem datas/);
    given(series, started())
      .when(pausing('2026-10-09', '2026-10-08'))
      .thenRefused('series-not-pausable', /antes do primeiro/);
    given(series, started())
      .when(known((state) => resumeSeries(day('2026-10-06'), NOON, state)))
      .thenRefused('series-not-resumable', /de hoje em diante/, /não está em pausa/);
  });

  it('does not carry a counted series beyond what one may last', () =>
    given(series, started(countedPlan(52, { weekdays: ['monday'] })))
      .when(pausing('2026-10-05', '2026-10-26'))
      .thenRefused('series-not-pausable', /Não cabem 52/));
});

describe('ending a series', () => {
  const ending = (from: string, now = NOW) =>
    known((state) => endSeries({ from: day(from), reason: 'reason', now }, state));

  it('leaves it no date from a day on', () =>
    given(series, started()).when(ending('2026-10-12')).then(ended('2026-10-12')));

  it('is for days to come that it has', () =>
    given(series, started(), ended('2026-10-06'))
      .when(ending('2026-10-06', NOON))
      .thenRefused('series-not-endable', /de hoje em diante/, /não tem datas/));
});

it('an hour of today that is over is not today’s to change', () =>
  given(series, started())
    .when(
      known((state) =>
        moveSeriesDate({ date: day('2026-10-07'), day: day('2026-10-07'), time: SEVEN, now: NOON }, state),
      ),
    )
    .thenRefused('series-date-not-changeable', /já passou/, /já passaram/));
