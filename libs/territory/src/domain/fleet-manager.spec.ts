import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, fold, type LocalDate } from '#embarque/kernel';
import { admitMember } from '../commands/admit-member/admit-member.decision.js';
import { withdrawMember } from '../commands/withdraw-member/withdraw-member.decision.js';
import { consortium, day, town } from '../testing/invented.js';
import { fleetManager, servesTown, type FleetManagerEvent } from './fleet-manager.js';

const START = day('2026-01-01');
const later = (days: number): LocalDate => addDays(START, days);

describe('which towns a manager serves', () => {
  it('are, day by day, those that a naive calendar of its members says, whatever was asked for', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            joins: fc.boolean(),
            municipality: fc.constantFrom(town.aguanil, town.candeias),
            on: fc.nat(30),
          }),
        ),
        (asked) => {
          const history: FleetManagerEvent[] = [consortium];
          const calendar = new Map<string, Set<number>>([
            [town.aguanil, new Set()],
            [town.candeias, new Set()],
          ]);
          for (const { joins, municipality, on } of asked) {
            const state = fold(fleetManager, history);
            const decision = joins
              ? admitMember({ municipality, from: later(on) }, state)
              : withdrawMember({ municipality, until: later(on) }, state);
            if (!decision.ok) continue;
            history.push(...decision.events);
            const days = calendar.get(municipality)!;
            for (let n = on + (joins ? 0 : 1); n <= 40; n++) {
              if (joins) days.add(n);
              else days.delete(n);
            }
          }
          const state = fold(fleetManager, history);
          for (const [municipality, days] of calendar) {
            for (let n = 0; n <= 40; n++) {
              expect(servesTown(state, municipality as typeof town.aguanil, later(n))).toBe(days.has(n));
            }
          }
        },
      ),
    ));

  it('is itself alone, and always, for a managing municipality', () => {
    const state = fold(fleetManager, [
      { type: 'FleetManagerRegistered', data: { ...consortium.data, kind: 'municipality' } },
    ]);
    expect(servesTown(state, town.candeias, day('2020-01-01'))).toBe(true);
    expect(servesTown(state, town.aguanil, day('2026-01-01'))).toBe(false);
  });

  it('is none for a manager that does not exist', () =>
    expect(servesTown(fleetManager.initial, town.aguanil, START)).toBe(false));
});
