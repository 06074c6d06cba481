import { type DatedPolicy, type LocalDate, type Policy } from '#embarque/kernel';

/**
 * Seats and attendant. The resolution says "more than 12 seats" without saying whether the driver's counts; the stricter
 * reading (registered seats, driver included) is in force until SES/MG decides.
 */
export const CAPACITY_POLICY = {
  id: 'sets-lotacao',
  version: 1,
  legalBasis: 'Resolução SES/MG 6.254/2018, art. 4º, § 2º (leitura mais estrita: lotação registrada, com o motorista)',
  attendantAbove: 12,
} as const satisfies Policy & { attendantAbove: number };

/** Who may travel on a lap. No act of the SETS fixes the age: a town's rule, this one until the town sets its own. */
export const LAP_CHILD_POLICY = {
  id: 'crianca-de-colo',
  version: 1,
  legalBasis: 'Prática do transporte coletivo: criança de até 5 anos completos; suposição até norma da SMS',
  maxAgeYears: 5,
} as const satisfies Policy & { maxAgeYears: number };

/** ECA (Lei 8.069/1990) art. 83 and CNJ Res. 295/2019: under 16 nobody leaves the comarca alone. */
export const MINOR_POLICY = {
  id: 'menor-de-16-acompanhado',
  version: 1,
  legalBasis: 'Lei 8.069/1990, art. 83; Resolução CNJ 295/2019',
  accompaniedUnderYears: 16,
} as const satisfies Policy & { accompaniedUnderYears: number };

/** A second companion only with the reason and who released it. */
export const COMPANION_POLICY = {
  id: 'acompanhantes-por-paciente',
  version: 1,
  legalBasis: 'Resolução SES/MG 6.254/2018, art. 3º, § 1º; número fixado pela SMS',
  companionsPerPatient: 1,
} as const satisfies Policy & { companionsPerPatient: number };

/**
 * Somebody on no list, at the door: not taken by default; taken, with a justification that manager and URS read, and never
 * presented by itself.
 */
export const EXCEPTION_BOARDING_POLICY = {
  id: 'embarque-por-excecao',
  version: 1,
  legalBasis: 'Resolução SES/MG 6.254/2018, art. 3º, II (viaja quem tem autorização); exceção por decisão do gestor',
  shortestJustification: 10,
} as const satisfies Policy & { shortestJustification: number };

export const GATE_CODES = [
  'overcrowding',
  'attendant-missing',
  'air-conditioning',
  'reclining-seats',
  'licence-category',
  'licence-expired',
  'driver-training',
  'attendant-training',
] as const;
/** What vehicle and crew must pass before a trip is theirs. */
export type GateCode = (typeof GATE_CODES)[number];

export interface GateRule {
  readonly legalBasis: string;
  /** Whether a manager may let the trip go all the same, saying why. Nobody overrides what traffic law punishes. */
  readonly overridable: boolean;
}

const B_AND_ABOVE = ['B', 'C', 'D', 'E', 'AB', 'AC', 'AD', 'AE'];
const D_AND_ABOVE = ['D', 'E', 'AD', 'AE'];

/** Vehicle and crew of a trip. No training expires unless its record says so. */
export const GATES_POLICY = {
  id: 'sets-requisitos-de-viagem',
  version: 1,
  legalBasis: 'Resolução SES/MG 6.254/2018, art. 4º; Lei 9.503/1997 (CTB)',
  gates: {
    overcrowding: { legalBasis: 'Lei 9.503/1997 (CTB), art. 231, VII', overridable: false },
    'attendant-missing': { legalBasis: 'Resolução SES/MG 6.254/2018, art. 4º, § 2º', overridable: true },
    'air-conditioning': { legalBasis: 'Resolução SES/MG 6.254/2018, art. 4º, I', overridable: true },
    'reclining-seats': { legalBasis: 'Resolução SES/MG 6.254/2018, art. 4º, II', overridable: true },
    'licence-category': { legalBasis: 'Lei 9.503/1997 (CTB), arts. 143 e 162, III', overridable: false },
    'licence-expired': { legalBasis: 'Lei 9.503/1997 (CTB), art. 162, V', overridable: false },
    'driver-training': { legalBasis: 'Resolução SES/MG 6.254/2018, art. 4º, § 1º', overridable: true },
    'attendant-training': { legalBasis: 'Resolução SES/MG 6.254/2018, art. 4º, § 2º', overridable: true },
  },
  overriddenBy: ['fleet-manager', 'municipal-manager', 'operator'],
  /** By how many seats there are besides the driver's, the first that is enough. */
  licences: [
    { passengersUpTo: 8, categories: B_AND_ABOVE },
    { passengersUpTo: Infinity, categories: D_AND_ABOVE },
  ],
  driverTrainings: ['reception', 'defensive-driving', 'safe-driving', 'economical-driving'],
  attendantTrainings: ['first-aid'],
} as const satisfies Policy & { gates: Record<GateCode, GateRule> } & Record<string, unknown>;

/**
 * Money for meals and nights of whoever travels for treatment (TFD). No act found fixes until when it may be recorded; a
 * month keeps a mistaken date out.
 */
export const AID_POLICY = {
  id: 'ajuda-de-custo-tfd',
  version: 1,
  legalBasis: 'Portaria SAS/MS 55/1999; uma por dia e prazo de registro por prática, até norma do gestor',
  perPersonAndDay: 1,
  daysAfterTrip: 31,
} as const satisfies Policy & { perPersonAndDay: number; daysAfterTrip: number };

/** How long an office waits before a trip alerts it; minutes after the planned hour, hours before the departure. */
export interface WatchPolicy extends DatedPolicy {
  readonly departureGraceMinutes: number;
  readonly returnGraceMinutes: number;
  readonly endGraceMinutes: number;
  readonly listHoursBefore: number;
}

/** No act fixes these times: practice of a day of travel, until the manager's own rule says others. */
export const WATCH_POLICIES: readonly [WatchPolicy, ...WatchPolicy[]] = [
  {
    id: 'vigilancia-da-viagem',
    version: 1,
    validFrom: '2018-05-22' as LocalDate,
    legalBasis:
      'Resolução SES/MG 6.254/2018, arts. 3º e 10 (ida e volta de quem foi autorizado); minutos por prática, até norma do gestor',
    ...{ departureGraceMinutes: 15, returnGraceMinutes: 30, endGraceMinutes: 60, listHoursBefore: 12 },
  },
];
