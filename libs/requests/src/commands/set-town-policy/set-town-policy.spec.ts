import { describe, expect, it } from '@jest/globals';
import { fold, LocalDate, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { HOME } from '../../domain/testing/request-facts.js';
import { DEFAULT_TOWN_POLICY, townPolicies, townPolicyOn, type TownPolicyEvent } from '../../domain/town-policy.js';
import { setTownPolicy } from './set-town-policy.decision.js';

const on = (text: string) => the(LocalDate, text);
const set = (version: number, validFrom: string, minimumNoticeHours = 48): TownPolicyEvent => ({
  type: 'TownPolicySet',
  data: {
    ...{ municipality: HOME, version, minimumNoticeHours, confirmationDeadlineHours: 24, withdrawalDeadlineHours: 24 },
    ...{ offerMinutes: 60, offerNoticeMinutes: 30, validFrom: on(validFrom), legalBasis: 'Portaria SMS 1/2026' },
  },
});
const setting = (event: TownPolicyEvent) => (state: Parameters<typeof setTownPolicy>[1]) => {
  const { version: _, ...policy } = event.data;
  return setTownPolicy({ offerNoticeMinutes: 60, ...policy, today: on('2026-10-01') }, state);
};

describe('the deadlines of a town', () => {
  it('are counted as they are set', () => {
    given(townPolicies)
      .when(setting(set(1, '2026-10-01')))
      .then(set(1, '2026-10-01'));
    given(townPolicies, set(1, '2026-10-01'))
      .when(setting(set(2, '2026-11-01')))
      .then(set(2, '2026-11-01'));
  });

  it('leave an hour before the departure for those that never said otherwise', () => {
    const { offerNoticeMinutes: _, ...data } = set(1, '2026-10-01').data;
    const [policy] = fold(townPolicies, [{ type: 'TownPolicySet', data }]);
    expect(policy).toMatchObject({ offerMinutes: 60, offerNoticeMinutes: 60 });
  });

  it('do not reach into the past', () =>
    given(townPolicies)
      .when(setting(set(1, '2026-09-30')))
      .thenRefused('town-policy-retroactive', /de hoje em diante/));

  it('hold from their day on, the last set one first, and until then the former or none', () => {
    const policies = fold(townPolicies, [set(1, '2026-10-01'), set(2, '2026-12-01'), set(3, '2026-11-01')]);
    const versionOn = (day: string) => townPolicyOn(policies, on(day)).version;
    expect(['2026-09-30', '2026-10-31', '2026-11-15', '2026-12-15'].map(versionOn)).toEqual([0, 1, 3, 3]);
    expect(townPolicyOn([], on('2026-10-01'))).toBe(DEFAULT_TOWN_POLICY);
  });
});
