import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  Competence,
  competenceOf,
  kilometres,
  LocalDate,
  PRESENTATION_WINDOW,
  ROAD_PROCEDURES,
  the,
  type Distance,
} from '#embarque/kernel';
import { CAUSES, judge, judgeDifference, presentationOf, type Cause, type Realised } from './ledger.js';
import { type NoCpf, type PersonFlaw } from './person-flaws.js';
import { QUANTITY_POLICIES } from './quantity-policy.js';

const DAY = the(LocalDate, '2026-10-05');
const OCTOBER = the(Competence, '202610');
const [ofPatient, ofCompanion] = ROAD_PROCEDURES;
const patient: Realised = {
  ...{
    role: 'patient',
    date: DAY,
    legs: 2,
    oneWay: kilometres(120),
    policy: QUANTITY_POLICIES[0],
    procedure: ofPatient!.procedure,
    rule: ofPatient,
  },
  ...{ person: { birthDate: the(LocalDate, '1980-03-14'), hasDocument: true }, presentation: OCTOBER },
};
const companion: Realised = { ...patient, procedure: ofCompanion!.procedure, rule: ofCompanion };
const born = (birthDate: string) => ({ person: { birthDate: the(LocalDate, birthDate), hasDocument: true } });

describe('judging a realised transport', () => {
  it('makes a line of it when nothing stands in the way', () => {
    expect(judge(patient)).toEqual({ causes: [], quantity: 4 });
    expect(judge({ ...companion, legs: 1 })).toEqual({ causes: [], quantity: 2 });
  });

  const flawed = (flaw: PersonFlaw): Realised => ({ ...patient, person: { ...patient.person!, flaws: [flaw] } });
  const withoutCpf = (lacksCpf: NoCpf, change: Partial<Realised> = {}): Realised => ({
    ...{
      ...patient,
      rule: { ...patient.rule!, details: ['058'] },
      person: { ...patient.person!, lacksCpf },
      ...change,
    },
  });
  const single: [Cause, Realised][] = [
    ['policy-not-chosen', { ...patient, policy: undefined }],
    ['exception-boarding', { ...patient, exceptional: true, rule: undefined }],
    ['not-carried', { ...patient, legs: 0 }],
    ['aid-cancelled', { ...patient, legs: 0, cancelled: true }],
    ['lap-child', { ...patient, role: 'lap-child', procedure: undefined, rule: undefined }],
    ['mode-not-presented', { ...patient, procedure: undefined, rule: undefined }],
    ['professional-missing', { ...patient, signing: ['professional-missing'] }],
    ['professional-link-not-in-force', { ...patient, signing: ['professional-link-not-in-force'] }],
    ['occupation-not-accepted', { ...patient, signing: ['occupation-not-accepted'] }],
    ['age-not-accepted', { ...companion, ...born('2010-01-01') }],
    ['no-document', { ...patient, person: { birthDate: DAY, hasDocument: false } }],
    ['cpf-missing', withoutCpf('unexplained')],
    ['instrument-not-accepted', { ...patient, rule: { ...patient.rule!, instruments: ['06'] } }],
    ['name-not-writable', flawed('name-not-writable')],
    ['address-not-writable', flawed('address-not-writable')],
    ['ethnicity-missing', flawed('ethnicity-missing')],
    ['distance-unknown', { ...patient, oneWay: undefined }],
    ['under-minimum-distance', { ...patient, oneWay: kilometres(49) }],
    ['quantity-not-accepted', { ...patient, rule: { ...patient.rule!, maxQuantity: 3 } }],
    ['procedure-not-in-force', { ...patient, rule: undefined }],
    ['person-erased', { ...patient, person: undefined }],
    ['window-expired', { ...patient, presentation: undefined }],
  ];
  it.each(single)('says %s', (cause, realised) => expect(judge(realised).causes).toEqual([cause]));

  it('has a text and a remedy for each cause, and a case above', () => {
    // What becomes of a transport after a file has shown it has causes of its own.
    const causes = [...single.map(([cause]) => cause), 'no-difference', 'presented-in-excess', 'rejected-by-sia'];
    expect(causes.sort()).toEqual(Object.keys(CAUSES).sort());
    for (const { text, remedy } of Object.values(CAUSES)) expect(`${text} ${remedy}`).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('does without a CPF where the procedure takes a CNS, and else of whom an excuse is written on the line', () => {
    expect(judge({ ...patient, person: { ...patient.person!, lacksCpf: 'unexplained' } }).causes).toEqual([]);
    expect(judge(withoutCpf('indigenous')).causes).toEqual([]);
    expect(judge(withoutCpf('declared')).causes).toEqual([]);
    const before = { presentation: the(Competence, '202606') };
    expect(judge(withoutCpf('declared', before)).causes).toEqual(['cpf-missing']);
    expect(judge(withoutCpf('indigenous', before)).causes).toEqual([]);
  });

  it('counts once what is counted by occurrence, without asking for distance or policy', () => {
    const meal = { ...patient, oneWay: undefined, policy: undefined, byOccurrence: true };
    expect(judge(meal)).toEqual({ causes: [], quantity: 1 });
    expect(judge({ ...meal, rule: { ...patient.rule!, maxQuantity: 0 } }).causes).toEqual(['quantity-not-accepted']);
    expect(judgeDifference(meal, 1)).toEqual({ causes: ['no-difference'], quantity: 0 });
    expect(judgeDifference({ ...meal, cancelled: true }, 1)).toEqual({ causes: ['presented-in-excess'], quantity: -1 });
    expect(judgeDifference({ ...meal, legs: 0 }, 1)).toEqual({ causes: ['presented-in-excess'], quantity: -1 });
    expect(judgeDifference(meal, 0)).toEqual({ causes: [], quantity: 1 });
  });

  it('says every cause at once', () => {
    const young = { birthDate: the(LocalDate, '2015-01-01'), hasDocument: false };
    expect(
      judge({ ...companion, person: young, oneWay: undefined, policy: undefined, presentation: undefined }),
    ).toEqual({
      causes: ['window-expired', 'age-not-accepted', 'no-document', 'distance-unknown', 'policy-not-chosen'],
      quantity: 0,
    });
    expect(judge({ ...companion, person: young, oneWay: kilometres(30) })).toEqual({
      causes: ['age-not-accepted', 'no-document', 'under-minimum-distance'],
      quantity: 1,
    });
  });

  it('says of a lap child that, and nothing else', () =>
    expect(judge({ role: 'lap-child', date: DAY, legs: 2 })).toEqual({ causes: ['lap-child'], quantity: 0 }));

  it('never presents by itself who boarded by exception', () =>
    expect(judge({ ...patient, exceptional: true })).toEqual({ causes: ['exception-boarding'], quantity: 0 }));

  it.each([
    ['18 years tomorrow', '2008-10-06', false],
    ['18 years today', '2008-10-05', true],
    ['18 years yesterday', '2008-10-04', true],
    ['80 years', '1946-10-05', true],
    ['80 years, 81 tomorrow', '1945-10-06', true],
    ['81 years today', '1945-10-05', false],
  ])('a companion of %s', (_, birthDate, accepted) =>
    expect(judge({ ...companion, ...born(birthDate) }).causes).toEqual(accepted ? [] : ['age-not-accepted']),
  );

  it('completes the years of who was born on a 29 February on the first of March', () => {
    const on = (date: string) => judge({ ...companion, ...born('2008-02-29'), date: the(LocalDate, date) }).causes;
    expect([on('2026-02-28'), on('2026-03-01')]).toEqual([['age-not-accepted'], []]);
  });

  it.each([
    ['born today', '2026-10-05', true],
    ['of 130 years', '1896-10-05', true],
    ['131 years today', '1895-10-05', false],
  ])('a patient %s', (_, birthDate, accepted) =>
    expect(judge({ ...patient, ...born(birthDate) }).causes).toEqual(accepted ? [] : ['age-not-accepted']),
  );

  it('presents from the fiftieth kilometre on, one way, whatever the legs', () => {
    for (const legs of [1, 2] as const) {
      expect(judge({ ...patient, legs, oneWay: 49_999 as Distance }).causes).toEqual(['under-minimum-distance']);
      expect(judge({ ...patient, legs, oneWay: 50_000 as Distance })).toEqual({ causes: [], quantity: legs });
    }
  });

  it('never makes a line of zero units, nor of more than the procedure takes', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3_000_000 }),
        fc.constantFrom<1 | 2>(1, 2),
        fc.constantFrom(...QUANTITY_POLICIES),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 100_000 }),
        (metres, legs, policy, maxQuantity, minimumMetres) => {
          const { causes, quantity } = judge({
            ...{ ...patient, legs, oneWay: metres as Distance, policy: { ...policy, minimumMetres } },
            rule: { ...patient.rule!, maxQuantity },
          });
          if (causes.length) return;
          expect(quantity).toBeGreaterThanOrEqual(1);
          expect(quantity).toBeLessThanOrEqual(maxQuantity);
          expect(metres).toBeGreaterThanOrEqual(minimumMetres);
        },
      ),
    ));
});

describe('what is left to present of a transport that a file has shown', () => {
  const sent = { ...patient, oneWay: kilometres(120) };

  it.each([
    ['one leg more than was presented', { ...sent, legs: 2 }, 2, { causes: [], quantity: 2 }],
    ['one leg less', { ...sent, legs: 1 }, 4, { causes: ['presented-in-excess'], quantity: -2 }],
    ['no leg at all', { ...sent, legs: 0 }, 4, { causes: ['presented-in-excess'], quantity: -4 }],
    ['the other leg', { ...sent, legs: 1 }, 2, { causes: ['no-difference'], quantity: 0 }],
    [
      'one leg more, too late',
      { ...sent, legs: 2, presentation: undefined },
      2,
      { causes: ['window-expired'], quantity: 2 },
    ],
    ['one leg more, of nobody', { ...sent, legs: 2, person: undefined }, 2, { causes: ['person-erased'], quantity: 2 }],
  ] as const)('is the difference: %s', (_, realised, presented, left) =>
    expect(judgeDifference(realised, presented)).toEqual(left),
  );

  it('makes up, with what was presented, what the transport comes to', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 50_000, max: 3_000_000 }),
        fc.constantFrom<0 | 1 | 2>(0, 1, 2),
        fc.constantFrom(...QUANTITY_POLICIES),
        fc.integer({ min: 1, max: 200 }),
        (metres, legs, policy, presented) => {
          const { quantity } = judgeDifference({ ...patient, legs, policy, oneWay: metres as Distance }, presented);
          const whole = legs ? judge({ ...patient, legs, policy, oneWay: metres as Distance }).quantity : 0;
          expect(presented + quantity).toBe(whole);
        },
      ),
    ));
});

describe('the month of presentation', () => {
  const closed =
    (...months: string[]) =>
    (month: string) =>
      months.includes(month);

  it('is that of the attendance while it is open', () => expect(presentationOf(DAY, closed('202609'))).toBe('202610'));

  it('is the next open one after that, three later at the most, over the turn of the year too', () => {
    expect(presentationOf(DAY, closed('202610'))).toBe('202611');
    expect(presentationOf(DAY, closed('202610', '202612'))).toBe('202611');
    expect(presentationOf(DAY, closed('202610', '202611', '202612'))).toBe('202701');
    expect(presentationOf(DAY, closed('202610', '202611', '202612', '202701'))).toBeUndefined();
  });

  it('is open, inside the window and the first such one, whichever months are closed', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.array(fc.integer({ min: -2, max: 6 })), (days, later) => {
        const date = addDays(the(LocalDate, '2026-01-01'), days);
        const attended = competenceOf(date);
        const shut = new Set(later.map((months) => addMonths(attended, months)));
        const window = Array.from({ length: PRESENTATION_WINDOW + 1 }, (_, late) => addMonths(attended, late));
        expect(presentationOf(date, (month) => shut.has(month))).toBe(window.find((month) => !shut.has(month)));
      }),
    ));
});
