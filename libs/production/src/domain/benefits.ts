import { type Cnes, type Competence, type Distance, type LocalDate } from '#embarque/kernel';
import { switchFor, type ProcedureSwitch } from './choices.js';
import {
  procedureFor,
  TREATMENTS,
  type AidMode,
  type BenefitMode,
  type Bounds,
  type ProcedureChoice,
} from './procedure-choices.js';
import { type QuantityPolicy } from './quantity-policy.js';

/** What was done for somebody, as far as it decides the procedure. */
export interface Benefit {
  readonly role: string;
  /** How they were carried, or what they were given. */
  readonly mode: 'road' | 'river' | 'air' | AidMode;
  readonly date: LocalDate;
  readonly month: Competence;
  /** Where they had a treatment. */
  readonly treatedAt?: Cnes | undefined;
  readonly oneWay?: Distance | undefined;
  readonly insideState: boolean;
}

/**
 * The procedure that a benefit is presented by, as a manager has switched them. Whoever was taken by road to a treatment
 * whose transport has a procedure of its own is presented by that one, else by displacement: never by both.
 */
export function choiceFor(benefit: Benefit, switches: readonly ProcedureSwitch[]): ProcedureChoice | undefined {
  const { role, mode, date, month, treatedAt } = benefit;
  const taken = (one: BenefitMode) =>
    procedureFor(role, one, date, (choice) => switchFor(switches, choice.mode, month)?.on ?? choice.on);
  const treatment =
    treatedAt && mode === 'road'
      ? TREATMENTS.find((one) => switchFor(switches, one, month)?.establishments?.includes(treatedAt))
      : undefined;
  const own = treatment && taken(treatment);
  return own && isWithin(benefit, own.bounds) ? own : taken(mode);
}

/** A policy counts by the unit of the procedure: 50 km by road, and others by water and air. */
export const countedFor = (
  choice: ProcedureChoice | undefined,
  policy: QuantityPolicy | undefined,
): QuantityPolicy | undefined =>
  policy && choice && choice.unit !== 'occurrence' ? { ...policy, unitMetres: choice.unit.metres } : policy;

const isWithin = ({ oneWay, insideState }: Benefit, bounds: Bounds | undefined): boolean =>
  !bounds ||
  (oneWay !== undefined &&
    bounds.overMetres < oneWay &&
    oneWay <= bounds.upToMetres &&
    (insideState || !bounds.insideState));
