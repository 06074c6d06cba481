import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idFrom, type IbgeCode, type LocalDate } from '#embarque/kernel';
import { within, type Belonging, type Reach } from './reach.js';

const [cis, other] = [idFrom('cis'), idFrom('other')];
const [home, away] = ['314560', '313670'] as IbgeCode[] as [IbgeCode, IbgeCode];
const driver = idFrom('driver');
const day = (text: string) => text as LocalDate;
const NOTHING = { managers: [], serving: [], towns: [], residents: [] };

describe('what lies within reach', () => {
  it('is what a manager does, for the manager', () => {
    const fleet: Reach = { ...NOTHING, managers: [cis], residents: [home] };
    expect(within(fleet, 'own', { manager: cis })).toBe(true);
    expect(within(fleet, 'own', { manager: cis, towns: [away] })).toBe(true);
    expect(within(fleet, 'served', { manager: other, towns: [home] })).toBe(false);
  });

  it('is what is done for one’s towns, to look at and not to change', () => {
    const town: Reach = { ...NOTHING, serving: [cis], towns: [home], residents: [home] };
    expect(within(town, 'served', { manager: cis })).toBe(true);
    expect(within(town, 'served', { manager: cis, towns: [home, away] })).toBe(true);
    expect(within(town, 'served', { manager: cis, towns: [away] })).toBe(false);
    expect(within(town, 'own', { manager: cis })).toBe(false);
  });

  it('is a citizen’s record where the citizen lives, and their authorisation for those who may act for them', () => {
    const town: Reach = { ...NOTHING, residents: [home] };
    expect(within(town, 'own', { resident: home })).toBe(true);
    expect(within(town, 'own', { resident: away })).toBe(false);
    expect(within(town, 'served', { manager: cis, resident: home })).toBe(true);
    expect(within(town, 'own', { manager: cis, resident: home })).toBe(false);
  });

  it('is a trip for who travels with it, on the days around it', () => {
    const crew = { crewMemberId: driver, from: day('2026-10-01'), until: day('2026-10-04') };
    const trip = (date: string, ...members: (typeof driver)[]) => ({
      manager: cis,
      crew: { members, date: day(date) },
    });
    const reach: Reach = { ...NOTHING, crew };
    expect(within(reach, 'crew', trip('2026-10-01', driver))).toBe(true);
    expect(within(reach, 'crew', trip('2026-10-04', other, driver))).toBe(true);
    expect(within(reach, 'crew', trip('2026-10-05', driver))).toBe(false);
    expect(within(reach, 'crew', trip('2026-10-02', other))).toBe(false);
    expect(within(NOTHING, 'crew', trip('2026-10-02', driver))).toBe(false);
    expect(within(reach, 'own', trip('2026-10-02', driver))).toBe(false);
  });

  it('is nothing for who has no scope, whatever it is and however it is asked for', () => {
    const belonging: fc.Arbitrary<Belonging> = fc.record(
      {
        manager: fc.constantFrom(cis, other),
        towns: fc.subarray([home, away]),
        resident: fc.constantFrom(home, away),
        crew: fc.record({ members: fc.subarray([driver]), date: fc.constant(day('2026-10-02')) }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(belonging, fc.constantFrom('own' as const, 'served' as const, 'crew' as const), (thing, relation) => {
        expect(within(NOTHING, relation, thing)).toBe(false);
        expect(within('everything', relation, thing)).toBe(true);
      }),
    );
  });
});
