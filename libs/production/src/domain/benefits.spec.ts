import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Cnes, Competence, competenceOf, kilometres, LocalDate, the, type Distance } from '#embarque/kernel';
import { choiceFor, type Benefit } from './benefits.js';
import { type ProcedureSwitch } from './choices.js';
import { SWITCHABLE, type Switchable } from './procedure-choices.js';

const DAY = the(LocalDate, '2026-10-05');
const CLINIC = the(Cnes, '9999999');

describe('the procedure of a benefit', () => {
  const switched = (mode: Switchable, from = '202610', on = true): ProcedureSwitch => ({
    ...{ mode, on, from: the(Competence, from), legalBasis: 'Ofício 1' },
    ...(mode === 'radiotherapy' || mode === 'haemodialysis' ? { establishments: [CLINIC] } : {}),
  });
  const benefit = (change: Partial<Benefit> = {}): Benefit => ({
    ...{ role: 'patient', mode: 'road', date: DAY, month: competenceOf(DAY), oneWay: kilometres(120) },
    ...{ insideState: true, ...change },
  });
  const procedure = (one: Partial<Benefit>, ...switches: ProcedureSwitch[]) =>
    choiceFor(benefit(one), switches)?.procedure;

  it('is road displacement unless the manager has switched another on', () => {
    expect([procedure({}), procedure({ role: 'companion' })]).toEqual(['0803010125', '0803010109']);
    expect(procedure({ mode: 'river' })).toBeUndefined();
    expect(procedure({ mode: 'river' }, switched('river'))).toBe('0803010117');
    expect(procedure({ mode: 'air', role: 'companion' }, switched('air'))).toBe('0803010079');
    expect(procedure({ mode: 'meal' }, switched('meal'))).toBe('0803010028');
    expect(procedure({ mode: 'overnight', role: 'companion' }, switched('overnight'))).toBe('0803010044');
  });

  it('holds from the month of the switch on, until it is switched again', () => {
    const switches = [switched('river', '202609'), switched('river', '202611', false)];
    const on = (day: string) => {
      const date = the(LocalDate, day);
      return procedure({ mode: 'river', date, month: competenceOf(date) }, ...switches) !== undefined;
    };
    expect(['2026-08-31', '2026-09-01', '2026-10-31', '2026-11-01'].map(on)).toEqual([false, true, true, false]);
  });

  it('is the treatment’s where the treatment is given, within its bounds', () => {
    const both = [switched('radiotherapy'), { ...switched('haemodialysis'), establishments: [the(Cnes, '0000001')] }];
    const treated = (change: Partial<Benefit> = {}) => procedure({ treatedAt: CLINIC, ...change }, ...both);
    expect(treated()).toBe('0803010150');
    expect(treated({ treatedAt: the(Cnes, '0000001') })).toBe('0803010168');
    expect(treated({ treatedAt: the(Cnes, '0000001'), insideState: false })).toBe('0803010125');
    expect(treated({ insideState: false })).toBe('0803010150');
    expect(treated({ role: 'companion' })).toBe('0803010109');
    expect(treated({ treatedAt: the(Cnes, '1111111') })).toBe('0803010125');
    const at = (metres: number) => treated({ oneWay: metres as Distance });
    expect([50_000, 50_001, 500_000, 500_001].map(at)).toEqual([
      ...['0803010125', '0803010150', '0803010150', '0803010125'],
    ]);
    expect(treated({ oneWay: undefined })).toBe('0803010125');
    expect(procedure({ treatedAt: CLINIC })).toBe('0803010125');
  });

  it('is one at most, and for a road journey always one, whatever is switched', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ mode: fc.constantFrom(...SWITCHABLE), on: fc.boolean() })),
        fc.constantFrom('patient', 'companion'),
        fc.boolean(),
        fc.integer({ min: 1, max: 900_000 }),
        (asked, role, treated, oneWay) => {
          const switches = asked.map(({ mode, on }) => switched(mode, '202610', on));
          const chosen = choiceFor(
            benefit({ role, oneWay: oneWay as Distance, ...(treated ? { treatedAt: CLINIC } : {}) }),
            switches,
          );
          expect(chosen?.role).toBe(role);
          expect(['road', 'radiotherapy', 'haemodialysis']).toContain(chosen?.mode);
          const { bounds } = chosen!;
          expect(!bounds || (treated && oneWay > bounds.overMetres && oneWay <= bounds.upToMetres)).toBe(true);
        },
      ),
    ));
});
