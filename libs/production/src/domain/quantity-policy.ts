import { refuseUnknown, type Distance, type Refused } from '#embarque/kernel';

/** How a distance becomes whole units. */
export type Rounding = 'truncate' | 'half-up' | 'ceiling';

/**
 * How kilometres become units of the displacement procedures. No act found fixes it (the step by step of Res. SES/MG
 * 5.819/2017 could not be had), so it is a policy that the manager chooses, and every ledger entry names the one it used.
 */
export interface QuantityPolicy {
  readonly id: string;
  readonly version: number;
  /** For the manager who chooses (pt-BR). */
  readonly name: string;
  /** d is the distance of one way, in km. */
  readonly formula: string;
  readonly unitMetres: number;
  readonly rounding: Rounding;
  /** Whether the legs of a round trip are added before rounding, or rounded one by one. */
  readonly roundsPer: 'trip' | 'leg';
  /** One way; a shorter trip is recorded and not presented. */
  readonly minimumMetres: number;
  /** The table of the route, or an override of it; or half of what the odometer says of the trip. */
  readonly distanceSource: 'table' | 'odometer';
  /**
   * One line for each person and trip, dated by the trip: whoever stays and comes back on another trip has a line of that
   * one. Or one for each person and month, dated by the last of its trips, with the units of all of them, each trip
   * rounded by itself.
   */
  readonly linesPer: 'trip' | 'month';
  readonly legalBasis: string;
}

const COMMON = {
  version: 1,
  unitMetres: 50_000,
  minimumMetres: 50_000,
  distanceSource: 'table',
  linesPer: 'trip',
  legalBasis:
    'Nenhum ato encontrado fixa o cálculo ("cada 50 km", SIGTAP); distância mínima por analogia com a Portaria SAS/MS 55/1999, art. 1º, § 5º',
} as const;

/** The formulas seen in running systems, lowest first. */
const BY_TRIP: readonly QuantityPolicy[] = [
  {
    ...COMMON,
    id: 'ida-e-volta-truncada',
    name: 'Ida e volta somadas, fração desprezada',
    formula: 'trunc(2d/50)',
    rounding: 'truncate',
    roundsPer: 'trip',
  },
  {
    ...COMMON,
    id: 'ida-e-volta-arredondada',
    name: 'Ida e volta somadas, metade para cima',
    formula: 'round(2d/50)',
    rounding: 'half-up',
    roundsPer: 'trip',
  },
  {
    ...COMMON,
    id: 'ida-e-volta-completada',
    name: 'Ida e volta somadas, fração completa a unidade',
    formula: 'ceil(2d/50)',
    rounding: 'ceiling',
    roundsPer: 'trip',
  },
  {
    ...COMMON,
    id: 'por-trecho-completado',
    name: 'Cada trecho por si, fração completa a unidade',
    formula: '2·ceil(d/50)',
    rounding: 'ceiling',
    roundsPer: 'leg',
  },
  {
    ...COMMON,
    id: 'ida-e-volta-truncada-sem-minimo',
    name: 'Ida e volta somadas, fração desprezada, sem distância mínima',
    formula: 'trunc(2d/50)',
    rounding: 'truncate',
    roundsPer: 'trip',
    minimumMetres: 0,
    legalBasis:
      'Resolução SES/MG 6.254/2018, art. 10: registram-se todos os transportes realizados; nenhum ato encontrado fixa o cálculo ("cada 50 km", SIGTAP)',
  },
  {
    ...COMMON,
    id: 'hodometro-truncado',
    name: 'Metade do hodômetro da viagem por trecho, somada, fração desprezada',
    formula: 'trunc(2d/50), d = (chegada − saída)/2 pelo hodômetro',
    rounding: 'truncate',
    roundsPer: 'trip',
    distanceSource: 'odometer',
  },
];

/** Each formula with a line for each trip, and with one for each month. There is no default among them: a manager adopts one. */
export const QUANTITY_POLICIES: readonly QuantityPolicy[] = [
  ...BY_TRIP,
  ...BY_TRIP.map((policy): QuantityPolicy => ({
    ...policy,
    id: `${policy.id}-mensal`,
    name: `${policy.name}; uma linha por pessoa e mês`,
    linesPer: 'month',
  })),
];

export const quantityPolicy = (id: string, version: number): QuantityPolicy | undefined =>
  QUANTITY_POLICIES.find((policy) => policy.id === id && policy.version === version);

/** Why there is no such policy, if there is none. */
export const unknownQuantityPolicy = (id: string, version: number): Refused | undefined =>
  quantityPolicy(id, version)
    ? undefined
    : refuseUnknown('quantity-policy-unknown', `Não há versão ${version} da regra de quantidade ${id}.`);

export const newestPolicy = (id: string): QuantityPolicy | undefined =>
  QUANTITY_POLICIES.filter((policy) => policy.id === id).reduce<QuantityPolicy | undefined>(
    (newest, policy) => (newest && newest.version > policy.version ? newest : policy),
    undefined,
  );

/** Units of so many legs of a distance, before the minimum distance is asked. Whole metres, so no rounding slips in. */
export function unitsOf({ unitMetres, rounding, roundsPer }: QuantityPolicy, oneWay: Distance, legs: 1 | 2): number {
  return roundsPer === 'leg'
    ? legs * rounded(oneWay, unitMetres, rounding)
    : rounded(oneWay * legs, unitMetres, rounding);
}

function rounded(metres: number, unit: number, rounding: Rounding): number {
  switch (rounding) {
    case 'truncate':
      return Math.floor(metres / unit);
    case 'half-up':
      return Math.floor((2 * metres + unit) / (2 * unit));
    case 'ceiling':
      return Math.ceil(metres / unit);
  }
}
