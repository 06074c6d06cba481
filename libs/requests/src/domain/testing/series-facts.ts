import { Cnes, IbgeCode, idFrom, Instant, LocalDate, LocalTime, the } from '#embarque/kernel';
import { type SeriesEvent, type SeriesPlan } from '../series.js';

/*
 * One invented series for specs: haemodialysis on Mondays, Wednesdays and Fridays at seven, asked for on Thursday
 * 1 October 2026.
 */
export const day = (text: string): LocalDate => the(LocalDate, text);
export const SEVEN = the(LocalTime, '07:00');
export const NOW = the(Instant, '2026-10-01T12:00:00.000Z');
export const seriesId = idFrom('series');
export const who = { seriesId, personId: idFrom('person', 'ana'), residence: the(IbgeCode, '310080') };

/** Six dates, from Monday the 5th to Friday the 16th; Monday the 12th is a holiday. Sealed texts are their own names. */
export const planOf = (change: Partial<SeriesPlan> = {}): SeriesPlan => ({
  ...{ version: 1, startsOn: day('2026-10-05'), until: day('2026-10-17'), time: SEVEN },
  ...{ weekdays: ['monday', 'wednesday', 'friday'], system: 'SUSFACIL', protocol: 'protocol' },
  ...{ establishment: the(Cnes, '9999999'), kind: 'treatment', from: who.residence, legs: 'round-trip' },
  ...{ needs: 'needs', companions: [], assessedBy: 'assessedBy', assessedOn: day('2026-09-30') },
  ...change,
});
/** A plan that ends by its number of dates. */
export const countedPlan = (count: number, change: Partial<SeriesPlan> = {}): SeriesPlan => {
  const { until: _, ...plan } = planOf(change);
  return { ...plan, count };
};

export const started = (plan = planOf()): SeriesEvent => ({ type: 'SeriesStarted', data: { ...who, plan } });
export const changed = (plan: SeriesPlan): SeriesEvent => ({ type: 'SeriesChanged', data: { seriesId, plan } });
export const moved = (date: string, to: string, time = SEVEN): SeriesEvent => ({
  type: 'SeriesDateMoved',
  data: { seriesId, date: day(date), day: day(to), time },
});
export const skipped = (date: string): SeriesEvent => ({
  type: 'SeriesDateSkipped',
  data: { seriesId, date: day(date), reason: 'reason' },
});
export const paused = (from: string, until: string): SeriesEvent => ({
  type: 'SeriesPaused',
  data: { seriesId, from: day(from), until: day(until), reason: 'reason' },
});
export const resumed = (from: string): SeriesEvent => ({ type: 'SeriesResumed', data: { seriesId, from: day(from) } });
export const ended = (from: string): SeriesEvent => ({
  type: 'SeriesEnded',
  data: { seriesId, from: day(from), reason: 'reason' },
});
