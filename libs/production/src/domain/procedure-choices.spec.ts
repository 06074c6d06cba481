import { describe, expect, it } from '@jest/globals';
import { BUILT_IN_PROCEDURES, LocalDate, ProcedureCode, the } from '#embarque/kernel';
import { choiceOfProcedure, PROCEDURE_CHOICES, procedureFor, type ProcedureChoice } from './procedure-choices.js';

const DAY = the(LocalDate, '2026-10-05');

describe('the choice of a procedure', () => {
  it('takes road displacement for patients and companions, and presents nothing else', () => {
    expect([procedureFor('patient', 'road', DAY), procedureFor('companion', 'road', DAY)]).toMatchObject([
      { procedure: '0803010125', unit: { metres: 50_000 } },
      { procedure: '0803010109', unit: { metres: 50_000 } },
    ]);
    expect(procedureFor('lap-child', 'road', DAY)).toBeUndefined();
    expect(PROCEDURE_CHOICES.filter(({ on }) => on).map(({ id }) => id)).toEqual(['road-patient', 'road-companion']);
  });

  it('knows every procedure of the form, each once', () => {
    const chosen = PROCEDURE_CHOICES.map(({ procedure }) => procedure as string).sort();
    expect(chosen).toEqual(BUILT_IN_PROCEDURES.map(({ procedure }) => procedure as string).sort());
    expect(new Set(PROCEDURE_CHOICES.map(({ id }) => id)).size).toBe(chosen.length);
  });

  it('is found by its procedure', () => {
    for (const choice of PROCEDURE_CHOICES) expect(choiceOfProcedure(choice.procedure)).toBe(choice);
    expect(choiceOfProcedure(null)).toBeUndefined();
  });

  it('is switched on and off as data, from a day to a day', () => {
    const river: ProcedureChoice = {
      ...PROCEDURE_CHOICES.find(({ id }) => id === 'river-patient')!,
      ...{ on: true, from: the(LocalDate, '2026-10-05'), to: the(LocalDate, '2026-10-31') },
    };
    const on = (day: string) => procedureFor('patient', 'river', the(LocalDate, day), undefined, [river])?.procedure;
    const code = the(ProcedureCode, '0803010117');
    expect(['2026-10-04', '2026-10-05', '2026-10-31', '2026-11-01'].map(on)).toEqual([
      undefined,
      code,
      code,
      undefined,
    ]);
  });

  it('takes the later of two rows that are on', () => {
    const [road] = PROCEDURE_CHOICES;
    const later = { ...road!, version: 2, from: the(LocalDate, '2026-10-01') };
    expect(procedureFor('patient', 'road', DAY, undefined, [road!, later])?.version).toBe(2);
  });
});
