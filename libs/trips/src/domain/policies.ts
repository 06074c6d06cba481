/** A rule that law or practice may change: named, versioned, with its ground. */
export interface Policy {
  readonly id: string;
  readonly version: number;
  readonly legalBasis: string;
}

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
