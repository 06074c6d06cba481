import { type LocalDate, type Uuid } from '#embarque/kernel';
import { type CrewFacts, type VehicleFacts } from './facts.js';
import { CAPACITY_POLICY, GATES_POLICY, type GateCode } from './policies.js';
import { needsAttendant, overloads, type Load } from './seats.js';
import { type TripEvent } from './trip.js';

/** A gate that does not open, and why: the beginning of a sentence. */
export interface Failure {
  readonly gate: GateCode;
  readonly why: string;
}

/** A manager lets the trip go though a gate does not open. */
export interface Override {
  readonly gate: GateCode;
  readonly reason: string;
}

export interface Crossing {
  readonly vehicle: VehicleFacts;
  readonly driver: CrewFacts;
  readonly attendant?: CrewFacts | undefined;
  readonly loads: readonly Load[];
  /** First and last day of the trip. */
  readonly date: LocalDate;
  readonly until: LocalDate;
}

const TRAININGS: Readonly<Record<string, string>> = {
  reception: 'recepção de usuários',
  'defensive-driving': 'direção defensiva',
  'safe-driving': 'direção segura',
  'economical-driving': 'direção econômica',
  'first-aid': 'primeiros socorros',
};

const licencesFor = ({ seats }: VehicleFacts): readonly string[] =>
  GATES_POLICY.licences.find(({ passengersUpTo }) => seats - 1 <= passengersUpTo)!.categories;

/** The trainings of these that somebody does not have from the first to the last day, by name. */
const lacking = ({ trainings }: CrewFacts, kinds: readonly string[], date: LocalDate, until: LocalDate): string =>
  kinds
    .filter(
      (kind) =>
        !trainings.some(
          (one) => one.kind === kind && one.completedOn <= date && (!one.validUntil || until <= one.validUntil),
        ),
    )
    .map((kind) => TRAININGS[kind]!)
    .join(', ');

/** Every gate that does not open for this vehicle and crew, in the order of the policy. */
export function failingGates({ vehicle, driver, attendant, loads, date, until }: Crossing): Failure[] {
  const { plate, airConditioning, recliningSeats } = vehicle;
  const { licenceCategory, licenceValidUntil } = driver;
  const categories = licencesFor(vehicle);
  const missing = lacking(driver, GATES_POLICY.driverTrainings, date, until);
  const missingAid = attendant ? lacking(attendant, GATES_POLICY.attendantTrainings, date, until) : '';
  const gates: readonly (readonly [GateCode, fails: boolean, why: string])[] = [
    [
      'attendant-missing',
      needsAttendant(vehicle) && !attendant,
      `O veículo ${plate} tem mais de ${CAPACITY_POLICY.attendantAbove} lugares: a viagem precisa de agente de bordo`,
    ],
    ['air-conditioning', !airConditioning, `O veículo ${plate} não tem ar-condicionado`],
    ['reclining-seats', !recliningSeats, `O veículo ${plate} não tem poltronas reclináveis`],
    [
      'licence-category',
      !licenceCategory || !categories.includes(licenceCategory),
      `A habilitação do motorista (${licenceCategory ?? 'sem categoria'}) não serve para o veículo ${plate}, que pede ${categories.join(', ')}`,
    ],
    [
      'licence-expired',
      !licenceValidUntil || licenceValidUntil < until,
      licenceValidUntil
        ? `A habilitação do motorista vence em ${licenceValidUntil}, antes do fim da viagem`
        : 'A habilitação do motorista não tem validade registrada',
    ],
    ['driver-training', !!missing, `O motorista não tem capacitação válida em ${missing}`],
    [
      'attendant-training',
      needsAttendant(vehicle) && !!missingAid,
      `O agente de bordo não tem capacitação válida em ${missingAid}`,
    ],
  ];
  return [
    ...overloads(vehicle, !!attendant, loads).map((why) => ({ gate: 'overcrowding' as const, why: why.slice(0, -1) })),
    ...gates.filter(([, fails]) => fails).map(([gate, , why]) => ({ gate, why })),
  ];
}

/**
 * Which of the failing gates a manager overrides, as events, and why the others keep the trip from being so. Only what the
 * policy lets be overridden can be, and only by the roles that it names.
 */
export function passGates(
  tripId: Uuid,
  failures: readonly Failure[],
  overrides: readonly Override[],
  role: string,
): { readonly reasons: string[]; readonly events: TripEvent[] } {
  const isManager = GATES_POLICY.overriddenBy.some((one) => one === role);
  const overrideOf = ({ gate }: Failure) =>
    isManager && GATES_POLICY.gates[gate].overridable ? overrides.find((one) => one.gate === gate) : undefined;
  const closed = failures.filter((failure) => !overrideOf(failure));
  return {
    reasons: [
      ...closed.map(({ gate, why }) => {
        const { legalBasis, overridable } = GATES_POLICY.gates[gate];
        const way = overridable ? 'que um gestor pode liberar, com motivo' : 'que não pode ser liberado';
        return `${why} (${legalBasis}). Requisito "${gate}", ${way}.`;
      }),
      ...(overrides.length && !isManager
        ? ['Só o gestor da frota ou o gestor municipal libera um requisito: peça a ele.']
        : []),
    ],
    events: failures.flatMap((failure): TripEvent[] => {
      const override = overrideOf(failure);
      if (!override) return [];
      const { gate, reason } = override;
      const { id: policyId, version: policyVersion, gates } = GATES_POLICY;
      const { legalBasis } = gates[gate];
      return [{ type: 'GateOverridden', data: { tripId, gate, policyId, policyVersion, legalBasis, reason } }];
    }),
  };
}
