import { describe, expect, it } from '@jest/globals';
import { fold, IbgeCode, LocalDate, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import {
  DEFAULT_TRAVEL_RULES,
  LONGEST_RULE,
  MOST_RULES,
  travelRules,
  travelRulesOn,
  type TravelRulesEvent,
} from '../../domain/travel-rules.js';
import { setTravelRules } from './set-travel-rules.decision.js';

const HOME = the(IbgeCode, '314560');
const on = (text: string) => the(LocalDate, text);
const set = (version: number, validFrom: string): TravelRulesEvent => ({
  type: 'TravelRulesSet',
  data: {
    ...{ municipality: HOME, version, lines: [`Norma ${version}`] },
    ...{ validFrom: on(validFrom), legalBasis: 'Portaria SMS 1/2026' },
  },
});
const setting = (event: TravelRulesEvent) => (state: Parameters<typeof setTravelRules>[1]) => {
  const { version: _, ...rules } = event.data;
  return setTravelRules({ ...rules, today: on('2026-10-01') }, state);
};

describe('what a town asks of who travels', () => {
  it('is counted as it is set', () =>
    given(travelRules, set(1, '2026-10-01'))
      .when(setting(set(2, '2026-11-01')))
      .then(set(2, '2026-11-01')));

  it('does not reach into the past', () =>
    given(travelRules)
      .when(setting(set(1, '2026-09-30')))
      .thenRefused('travel-rules-retroactive', /de hoje em diante/));

  it('holds from its day on, the last set first, and until then what is reasonable anywhere', () => {
    const rules = fold(travelRules, [set(1, '2026-10-01'), set(2, '2026-12-01'), set(3, '2026-11-01')]);
    const versionOn = (day: string) => travelRulesOn(rules, on(day)).version;
    expect(['2026-09-30', '2026-10-31', '2026-11-15', '2026-12-15'].map(versionOn)).toEqual([0, 1, 3, 3]);
  });

  it('is no longer by default than a town may write', () => {
    expect(DEFAULT_TRAVEL_RULES.lines.length).toBeLessThanOrEqual(MOST_RULES);
    for (const line of DEFAULT_TRAVEL_RULES.lines) expect(line.length).toBeLessThanOrEqual(LONGEST_RULE);
  });
});
