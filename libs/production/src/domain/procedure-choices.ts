import { type LocalDate, type Policy, type ProcedureCode } from '#embarque/kernel';

export type BenefitRole = 'patient' | 'companion';
/** What was done for somebody; each has a procedure of its own. */
export type BenefitMode =
  'road' | 'river' | 'air' | 'cnrac-air' | 'meal' | 'overnight' | 'cnrac-overnight' | 'radiotherapy' | 'haemodialysis';

/** Which procedure a realised benefit takes, how it is counted, and whether it is presented at all. */
export interface ProcedureChoice extends Policy {
  readonly role: BenefitRole;
  readonly mode: BenefitMode;
  readonly procedure: ProcedureCode;
  /** Metres that make one unit; or each occurrence is one. */
  readonly unit: { readonly metres: number } | 'occurrence';
  readonly from: LocalDate;
  /** Inclusive. */
  readonly to?: LocalDate;
  /** Off: known, and never presented until somebody decides to. */
  readonly on: boolean;
}

const NAUTICAL_MILE = 1852;

const TFD = 'Portaria SAS/MS 55/1999';
const SETS = 'Resolução SES/MG 6.254/2018, art. 10 § 1';
/** Their texts were not read: conditions and bands of payment are reported by others only. */
const ACTS_OF_2026 = 'Portarias GM/MS 11.164, 11.165 e 11.179/2026';

type Row = readonly [
  mode: BenefitMode,
  unit: ProcedureChoice['unit'],
  from: string,
  on: boolean,
  legalBasis: string,
  patient: string,
  companion?: string,
];

/** SIGTAP says "200 milhas" for air without saying which; river says "milhas náuticas", and so flies whoever flies. */
const ROWS: readonly Row[] = [
  ['road', { metres: 50_000 }, '2008-01-01', true, SETS, '0803010125', '0803010109'],
  ['river', { metres: 27 * NAUTICAL_MILE }, '2008-01-01', false, TFD, '0803010117', '0803010095'],
  ['air', { metres: 200 * NAUTICAL_MILE }, '2008-01-01', false, TFD, '0803010087', '0803010079'],
  ['cnrac-air', { metres: 200 * NAUTICAL_MILE }, '2008-01-01', false, TFD, '0803010141', '0803010133'],
  ['meal', 'occurrence', '2008-01-01', false, TFD, '0803010028', '0803010052'],
  ['overnight', 'occurrence', '2008-01-01', false, TFD, '0803010010', '0803010044'],
  ['cnrac-overnight', 'occurrence', '2008-01-01', false, TFD, '0803010036', '0803010060'],
  ['radiotherapy', 'occurrence', '2026-05-01', false, ACTS_OF_2026, '0803010150'],
  ['haemodialysis', 'occurrence', '2026-05-01', false, ACTS_OF_2026, '0803010168'],
];

/** Only road displacement is on. What SIGTAP says of each procedure is asked of its tables, by competence. */
export const PROCEDURE_CHOICES: readonly ProcedureChoice[] = ROWS.flatMap(
  ([mode, unit, from, on, legalBasis, patient, companion]) =>
    [['patient', patient] as const, ['companion', companion] as const].flatMap(([role, procedure]) =>
      procedure
        ? [
            {
              ...{ id: `${mode}-${role}`, version: 1, role, mode, procedure: procedure as ProcedureCode, unit },
              ...{ from: from as LocalDate, on, legalBasis },
            },
          ]
        : [],
    ),
);

/** Everything that is presented of what was done on a day. */
export const choicesOn = (date: LocalDate, choices = PROCEDURE_CHOICES): ProcedureChoice[] =>
  choices.filter(({ on, from, to }) => on && from <= date && (to === undefined || date <= to));

/** The choice that is on for a benefit of that day; undefined when it is not presented. */
export const procedureFor = (
  role: string,
  mode: BenefitMode,
  date: LocalDate,
  choices = PROCEDURE_CHOICES,
): ProcedureChoice | undefined =>
  choicesOn(date, choices).findLast((choice) => choice.role === role && choice.mode === mode);
