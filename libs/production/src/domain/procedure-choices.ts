import { type LocalDate, type Policy, type ProcedureCode } from '#embarque/kernel';

export type BenefitRole = 'patient' | 'companion';
/** Transport that is paid by its treatment and not by its distance. */
export const TREATMENTS = ['radiotherapy', 'haemodialysis'] as const;
export type Treatment = (typeof TREATMENTS)[number];
/** Money for a day of the journey. */
export const AIDS = ['meal', 'overnight', 'cnrac-overnight'] as const;
export type AidMode = (typeof AIDS)[number];
/** What was done for somebody; each has a procedure of its own. */
export type BenefitMode = 'road' | 'river' | 'air' | 'cnrac-air' | AidMode | Treatment;

/**
 * What a manager may switch on. Road displacement always is (Res. SES/MG 6.254/2018, art. 10); which flights the CNRAC
 * regulated no appointment says.
 */
export const SWITCHABLE = ['river', 'air', ...AIDS, ...TREATMENTS] as const;
export type Switchable = (typeof SWITCHABLE)[number];

/** For which journeys a procedure is; others are presented as displacement. */
export interface Bounds {
  /** One way, in metres. */
  readonly overMetres: number;
  readonly upToMetres: number;
  readonly insideState?: true;
}

/** Which procedure a realised benefit takes, how it is counted, and whether it is presented at all. */
export interface ProcedureChoice extends Policy {
  readonly role: BenefitRole;
  readonly mode: BenefitMode;
  readonly procedure: ProcedureCode;
  /** Metres that make one unit; or each occurrence is one. */
  readonly unit: { readonly metres: number } | 'occurrence';
  readonly bounds?: Bounds;
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

const BOUNDS: Partial<Record<BenefitMode, Bounds>> = {
  radiotherapy: { overMetres: 50_000, upToMetres: 500_000 },
  haemodialysis: { overMetres: 50_000, upToMetres: 500_000, insideState: true },
};

/** Only road displacement is on. What SIGTAP says of each procedure is asked of its tables, by competence. */
export const PROCEDURE_CHOICES: readonly ProcedureChoice[] = ROWS.flatMap(
  ([mode, unit, from, on, legalBasis, patient, companion]) =>
    [['patient', patient] as const, ['companion', companion] as const].flatMap(([role, procedure]) =>
      procedure
        ? [
            {
              ...{ id: `${mode}-${role}`, version: 1, role, mode, procedure: procedure as ProcedureCode, unit },
              ...(BOUNDS[mode] ? { bounds: BOUNDS[mode] } : {}),
              ...{ from: from as LocalDate, on, legalBasis },
            },
          ]
        : [],
    ),
);

const isInForce = ({ from, to }: ProcedureChoice, date: LocalDate): boolean =>
  from <= date && (to === undefined || date <= to);
const isOnByItself = ({ on }: ProcedureChoice): boolean => on;

/** Everything that is presented of what was done on a day; `isOn` says what is. */
export const choicesOn = (date: LocalDate, isOn = isOnByItself, choices = PROCEDURE_CHOICES): ProcedureChoice[] =>
  choices.filter((choice) => isInForce(choice, date) && isOn(choice));

/** The choice that is on for a benefit of that day; undefined when it is not presented. */
export const procedureFor = (
  role: string,
  mode: BenefitMode,
  date: LocalDate,
  isOn = isOnByItself,
  choices = PROCEDURE_CHOICES,
): ProcedureChoice | undefined =>
  choices.findLast((choice) => choice.role === role && choice.mode === mode && isInForce(choice, date) && isOn(choice));

/** Whether a procedure is counted once, whatever the distance. */
export const isByOccurrence = (procedure: string | null): boolean =>
  choiceOfProcedure(procedure)?.unit === 'occurrence';

/** The choice that an entry's procedure stands for. */
export const choiceOfProcedure = (procedure: string | null): ProcedureChoice | undefined =>
  PROCEDURE_CHOICES.find((choice) => choice.procedure === procedure);
