import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, fold, kilometres, type LocalDate } from '#embarque/kernel';
import { setDistance } from '../commands/set-distance/set-distance.decision.js';
import { day, registeredRoute, town } from '../testing/invented.js';
import { distanceOn, route, type DistanceRow, type RouteEvent } from './route.js';

const later = (days: number): LocalDate => addDays(day('2026-01-01'), days);

describe('the distance in force', () => {
  it('is the one set last of those valid on the day, and none where none is', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ km: fc.integer({ min: 1, max: 500 }), first: fc.nat(20), length: fc.option(fc.nat(10)) })),
        (asked) => {
          const history: RouteEvent[] = [registeredRoute];
          const calendar: (number | undefined)[] = Array.from({ length: 40 });
          for (const { km, first, length } of asked) {
            const row: DistanceRow = {
              from: town.candeias,
              metres: kilometres(km),
              source: 'mapa',
              validFrom: later(first),
              ...(length === null ? {} : { validTo: later(first + length) }),
            };
            const decision = setDistance(row, fold(route, history));
            if (decision.ok) history.push(...decision.events);
            calendar.fill(km * 1000, first, length === null ? 40 : first + length + 1);
          }
          const state = fold(route, history);
          if (state.status === 'unregistered') throw new Error('it is registered');
          calendar.forEach((metres, n) =>
            expect(distanceOn(state.distances, town.candeias, later(n))?.metres).toBe(metres),
          );
          expect(distanceOn(state.distances, town.aguanil, later(0))).toBeUndefined();
        },
      ),
    ));
});
