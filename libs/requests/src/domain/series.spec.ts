import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, fold, LocalTime, the, WEEKDAYS } from '#embarque/kernel';
import { asked, ASKED_AT, authorised, requestOf } from './testing/request-facts.js';
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
  seriesId,
  skipped,
  started,
} from './testing/series-facts.js';
import { request, type KnownRequest, type RequestEvent } from './request.js';
import { datesOf, plannedDates, series, standingOf, wishesOf, type KnownSeries, type SeriesEvent } from './series.js';

const after = (...events: readonly SeriesEvent[]) => fold(series, events) as KnownSeries;
const daysOf = (state: KnownSeries) => plannedDates(state).map(({ day: on }) => on.slice(5));

describe('the dates of a series', () => {
  it('are those of its weekdays, first and last day included, with holidays said', () => {
    const dates = datesOf(after(started()));
    expect(dates.map(({ date }) => date.slice(5))).toEqual(['10-05', '10-07', '10-09', '10-12', '10-14', '10-16']);
    expect(dates.flatMap(({ date, holiday }) => (holiday ? [[date, holiday]] : []))).toEqual([
      ['2026-10-12', 'Nossa Senhora Aparecida'],
    ]);
  });

  it('are so many when they are counted; a session that is paused or skipped is still to be had', () => {
    const four = started(countedPlan(4));
    expect(daysOf(after(four))).toEqual(['10-05', '10-07', '10-09', '10-12']);
    expect(daysOf(after(four, paused('2026-10-06', '2026-10-10'), skipped('2026-10-12')))).toEqual([
      ...['10-05', '10-14', '10-16', '10-19'],
    ]);
  });

  it('say which are paused and which skipped, and why', () =>
    expect(datesOf(after(started(), paused('2026-10-05', '2026-10-08'), skipped('2026-10-12')))).toMatchObject([
      ...[5, 7].map(() => ({ standing: 'paused', reason: 'reason' })),
      ...[{ standing: 'planned' }, { standing: 'skipped', reason: 'reason' }],
      ...[14, 16].map(() => ({ standing: 'planned' })),
    ]));

  it('may each be on another day or hour, and keep their place in the pattern', () => {
    const eight = the(LocalTime, '08:00');
    expect(datesOf(after(started(), moved('2026-10-12', '2026-10-13', eight)))[3]).toEqual({
      ...{ date: '2026-10-12', day: '2026-10-13', time: eight, version: 1, standing: 'planned' },
    });
  });

  it('are another plan’s from its first day on: who does not come still does not, hours start anew', () => {
    const plan = planOf({ version: 2, startsOn: day('2026-10-10'), weekdays: ['monday', 'saturday'] });
    const state = after(started(), skipped('2026-10-12'), moved('2026-10-07', '2026-10-08'), changed(plan));
    expect(daysOf(state)).toEqual(['10-05', '10-08', '10-09', '10-10', '10-17']);
    const back = after(started(), moved('2026-10-12', '2026-10-13'), changed({ ...plan, time: SEVEN }));
    expect(daysOf(back)).toContain('10-12');
  });

  it('end before the day from which the series has none', () => {
    expect(daysOf(after(started(countedPlan(9)), ended('2026-10-12')))).toEqual(['10-05', '10-07', '10-09']);
    expect(daysOf(after(started(), ended('2026-10-05')))).toEqual([]);
  });
});

describe('whatever is done to a series', () => {
  const date = fc.integer({ min: 0, max: 90 }).map((days) => addDays(day('2026-10-01'), days));
  const weekdays = fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1, maxLength: 4 });
  const end = fc.oneof(
    fc.integer({ min: 0, max: 60 }).map((days) => ({ days })),
    fc.integer({ min: 1, max: 30 }).map((count) => ({ count })),
  );
  const plan = fc.record({ startsOn: date, weekdays, end, version: fc.integer({ min: 2, max: 9 }) }).map((one) =>
    'count' in one.end
      ? countedPlan(one.end.count, { version: one.version, startsOn: one.startsOn, weekdays: one.weekdays })
      : planOf({
          ...{ version: one.version, startsOn: one.startsOn, weekdays: one.weekdays },
          until: addDays(one.startsOn, one.end.days),
        }),
  );
  const pause = fc
    .tuple(date, fc.integer({ min: 0, max: 20 }))
    .map(([from, days]) => paused(from, addDays(from, days)));
  const change: fc.Arbitrary<SeriesEvent> = fc.oneof(
    ...[plan.map(changed), pause, date.map(resumed), date.map(skipped), date.map(ended)],
    fc.tuple(date, fc.integer({ min: -3, max: 3 })).map(([one, days]) => moved(one, addDays(one, days))),
  );
  const history = fc
    .tuple(plan, fc.array(change, { maxLength: 8 }))
    .map(([first, changes]) => [started({ ...first, version: 1 }), ...changes]);

  it('a change from a day on, or an end, leaves every date before it as it was', () =>
    fc.assert(
      fc.property(history, fc.oneof(plan.map(changed), date.map(ended)), (events, next) => {
        const from = next.type === 'SeriesChanged' ? next.data.plan.startsOn : (next.data as { from: string }).from;
        const before = (state: KnownSeries) => datesOf(state).filter((one) => one.date < from);
        expect(before(after(...events, next))).toEqual(before(after(...events)));
      }),
    ));

  it('a pause that is taken back gives the same dates again', () =>
    fc.assert(
      fc.property(history, pause, (events, one) => {
        const { from } = (one as Extract<SeriesEvent, { type: 'SeriesPaused' }>).data;
        const unpaused = [...events, resumed(from)];
        expect(datesOf(after(...unpaused, one, resumed(from)))).toEqual(datesOf(after(...unpaused)));
      }),
    ));

  it('a counted series has as many dates as it counts, however it is paused', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.array(pause, { maxLength: 4 }), (count, pauses) =>
        expect(plannedDates(after(started(countedPlan(count)), ...pauses))).toHaveLength(count),
      ),
    ));

  it('has each date once, in order, and remembers every one that it ever planned', () =>
    fc.assert(
      fc.property(history, (events) => {
        const dates = datesOf(after(...events)).map((one) => one.date);
        expect(dates).toEqual([...new Set(dates)].sort());
        const ever = events.flatMap((_, n) => plannedDates(after(...events.slice(0, n + 1))).map((one) => one.date));
        expect(new Set(after(...events).everPlanned)).toEqual(new Set(ever));
      }),
    ));
});

describe('what a series wants from now on', () => {
  it('is every date to come as planned, and nothing of those that it had', () => {
    const state = after(started(), skipped('2026-10-14'), moved('2026-10-05', '2026-10-08'));
    const moment = { now: NOW, today: day('2026-10-07') };
    expect(wishesOf(state, moment).map((one) => [one.date.slice(5), one.wanted?.day.slice(5)])).toEqual([
      ...[
        ['10-05', '10-08'],
        ['10-07', '10-07'],
        ['10-09', '10-09'],
        ['10-12', '10-12'],
      ],
      ...[
        ['10-14', undefined],
        ['10-16', '10-16'],
      ],
    ]);
  });

  describe('of a request that was made', () => {
    const occurrence = { seriesId, date: day('2026-10-05'), version: 1 };
    const made = (...events: readonly RequestEvent[]) =>
      fold(request, [asked('ana', { time: SEVEN, occurrence }), ...events]) as KnownRequest;
    const [wanted] = datesOf(after(started()));
    const withdrawn = (kind: 'patient' | 'series-changed'): RequestEvent => ({
      type: 'RequestWithdrawn',
      data: { requestId: requestOf('ana'), kind, reason: 'reason' },
    });

    it('is nothing more where it is as planned, whether it waits or has a seat', () => {
      expect(standingOf(made(), wanted, ASKED_AT)).toBe('as-wanted');
      expect(standingOf(made(authorised('ana')), wanted, ASKED_AT)).toBe('as-wanted');
    });

    it('is another one where it waits and is otherwise', () => {
      expect(standingOf(made(), undefined, ASKED_AT)).toBe('stale');
      for (const change of [{ day: day('2026-10-06') }, { time: the(LocalTime, '08:00') }, { version: 2 }]) {
        expect(standingOf(made(), { ...wanted!, ...change }, ASKED_AT)).toBe('stale');
      }
    });

    it('leaves alone what has a seat, is over, or was given up by the person', () => {
      expect(standingOf(made(authorised('ana')), undefined, ASKED_AT)).toBe('untouchable');
      expect(standingOf(made(withdrawn('patient')), wanted, ASKED_AT)).toBe('untouchable');
      expect(standingOf(made(), undefined, '2026-10-05T11:00:00.000Z' as typeof ASKED_AT)).toBe('untouchable');
    });

    it('looks past what the series itself gave up', () =>
      expect(standingOf(made(withdrawn('series-changed')), wanted, ASKED_AT)).toBe('gone'));
  });
});
