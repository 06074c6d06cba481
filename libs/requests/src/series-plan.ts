import { type SeriesFields } from './commands/start-series/series-fields.js';
import { type SeriesPlan } from './domain/series.js';
import { needsOf, needsText, type Opener, type RequestTexts } from './request-texts.js';
import { type TransportWanted } from './requests.js';

type Sealer = Awaited<ReturnType<RequestTexts['sealerFor']>>;

/** What was asked for on every date of a series, sealed. */
export function planOf(fields: SeriesFields, version: number, seal: Sealer): SeriesPlan {
  const { startsOn, until, count, weekdays, time, system, protocol, establishment, kind, from, legs } = fields;
  const { needs = [], companions = [], exception, eligibility, notes, lateReason } = fields;
  return {
    ...{ version, startsOn, weekdays, time, system, establishment, kind, from, legs },
    ...(until ? { until } : {}),
    ...(count ? { count } : {}),
    ...{ protocol: seal('protocol', protocol), needs: seal('needs', needsText(needs)) },
    companions: companions.map(({ personId, ground, evidence, expiresOn }, n) => ({
      ...(personId ? { personId } : {}),
      ...{ ground, evidence: seal(`evidence${n}`, evidence) },
      ...(expiresOn ? { expiresOn } : {}),
    })),
    ...(exception ? { exception: seal('exception', exception) } : {}),
    ...{ assessedBy: seal('assessedBy', eligibility.assessedBy), assessedOn: eligibility.assessedOn },
    ...(notes ? { notes: seal('notes', notes) } : {}),
    ...(lateReason ? { lateReason: seal('lateReason', lateReason) } : {}),
  };
}

/** What a plan asks for, readable. That SETS may carry them was found when the plan was made. */
export function wantedBy(plan: SeriesPlan, open: Opener): Omit<TransportWanted, 'personId' | 'context'> {
  const { from, legs, assessedOn } = plan;
  const text = (name: 'exception' | 'notes' | 'lateReason') => {
    const opened = open(name, plan[name]);
    return opened ? { [name]: opened } : {};
  };
  return {
    ...{ from, legs, needs: needsOf(open('needs', plan.needs)) },
    eligibility: {
      ...{ elective: true, seated: true, careOnTheWay: false },
      ...{ assessedBy: open('assessedBy', plan.assessedBy) ?? '', assessedOn },
    },
    companions: plan.companions.map((one, n) => ({
      ...one,
      evidence: open(`evidence${n}`, one.evidence) ?? '',
    })),
    ...text('exception'),
    ...text('notes'),
    ...text('lateReason'),
  };
}
