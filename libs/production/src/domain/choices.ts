import {
  type Cbo,
  type Cnes,
  type Cnpj,
  type Cns,
  type Competence,
  type Distance,
  type IbgeCode,
  type LocalDate,
  type Uuid,
} from '#embarque/kernel';
import { type Switchable } from './procedure-choices.js';

/** In whose name a manager's production is presented. No default: closing a month waits until it is set. */
export interface Presenter {
  readonly establishment: Cnes;
  /** The doctor who signs the lines, linked to the establishment with this occupation. */
  readonly professional: Cns;
  readonly occupation: Cbo;
  readonly origin: { readonly name: string; readonly acronym: string; readonly document: Cnpj };
  readonly destination: { readonly name: string; readonly kind: 'M' | 'E' };
}

/** Who may sign where, and as what: one professional works in several places, one after the other or at once. */
export interface Post {
  readonly professional: Cns;
  readonly occupation: Cbo;
  readonly establishment: Cnes;
}

/** A professional's link to an establishment, as the CNES has it; both days are included. */
export interface ProfessionalLink extends Post {
  readonly name: string;
  readonly validFrom: LocalDate;
  /** Last day, when it is known. */
  readonly validTo?: LocalDate;
}

/** A policy from a month on; of a manager's own, for everywhere or for one destination. */
export interface Adoption {
  readonly policyId: string;
  readonly version: number;
  readonly from: Competence;
  readonly destination?: IbgeCode;
}

/** One way to a destination, whatever the table of the route says. */
export interface DistanceOverride {
  readonly destination: IbgeCode;
  readonly metres: Distance;
  readonly from: Competence;
  readonly reason: string;
}

/** A procedure that is presented, or no longer, from a month on. */
export interface ProcedureSwitch {
  readonly mode: Switchable;
  readonly on: boolean;
  readonly from: Competence;
  /** Of a treatment: where it is given, to whoever has a treatment there. */
  readonly establishments?: readonly Cnes[];
  /** What the decision rests on. */
  readonly legalBasis: string;
}

/** How a manager wants its production counted and signed. */
export interface Choices {
  readonly adoptions: readonly Adoption[];
  readonly overrides: readonly DistanceOverride[];
  readonly signingAdoptions: readonly Adoption[];
  readonly professionals: readonly ProfessionalLink[];
  readonly switches: readonly ProcedureSwitch[];
  readonly presenter?: Presenter;
}

export type ChoiceEvent =
  /** For everywhere, or for what goes to one destination. */
  | { type: 'QuantityPolicyAdopted'; data: { managerId: Uuid } & Adoption }
  /** For every manager that has not adopted one of its own; in the state's stream. */
  | { type: 'StateQuantityPolicyAdopted'; data: Adoption }
  /** Of the procedures that a manager may switch. */
  | { type: 'ProcedureSwitched'; data: { managerId: Uuid } & ProcedureSwitch }
  | { type: 'DistanceOverridden'; data: { managerId: Uuid } & DistanceOverride }
  /** Which professional signs a line, from a month on. */
  | { type: 'SigningPolicyAdopted'; data: { managerId: Uuid; policyId: string; version: number; from: Competence } }
  | { type: 'ProfessionalLinked'; data: { managerId: Uuid } & ProfessionalLink }
  /** The link that began on `validFrom` lasts until `validTo`. */
  | {
      type: 'ProfessionalLinkEnded';
      data: { managerId: Uuid; validFrom: LocalDate; validTo: LocalDate } & Post;
    }
  | { type: 'PresenterSet'; data: { managerId: Uuid; presenter: Presenter } };

export const NO_CHOICES: Choices = {
  adoptions: [],
  overrides: [],
  signingAdoptions: [],
  professionals: [],
  switches: [],
};

/** The choices after one more. */
export function chosen<C extends Choices>(choices: C, { type, data }: ChoiceEvent): C {
  switch (type) {
    case 'QuantityPolicyAdopted': {
      const { managerId: _, ...adoption } = data;
      return { ...choices, adoptions: [...choices.adoptions, adoption] };
    }
    case 'StateQuantityPolicyAdopted':
      return { ...choices, adoptions: [...choices.adoptions, data] };
    case 'DistanceOverridden': {
      const { managerId: _, ...override } = data;
      return { ...choices, overrides: [...choices.overrides, override] };
    }
    case 'ProcedureSwitched': {
      const { managerId: _, ...one } = data;
      return { ...choices, switches: [...choices.switches, one] };
    }
    case 'SigningPolicyAdopted': {
      const { policyId, version, from } = data;
      return { ...choices, signingAdoptions: [...choices.signingAdoptions, { policyId, version, from }] };
    }
    case 'ProfessionalLinked': {
      const { managerId: _, ...link } = data;
      return { ...choices, professionals: [...choices.professionals, link] };
    }
    case 'ProfessionalLinkEnded': {
      const { validTo, validFrom } = data;
      const professionals = choices.professionals.map((link) =>
        samePost(link, data) && link.validFrom === validFrom ? { ...link, validTo } : link,
      );
      return { ...choices, professionals };
    }
    case 'PresenterSet':
      return { ...choices, presenter: data.presenter };
  }
}

export const samePost = (one: Post, other: Post): boolean =>
  one.professional === other.professional &&
  one.occupation === other.occupation &&
  one.establishment === other.establishment;

/** Whether a link holds on a day. */
export const linkedOn = ({ validFrom, validTo }: ProfessionalLink, day: LocalDate): boolean =>
  validFrom <= day && (!validTo || day <= validTo);

/** The adoption in force for a month: of those that began by then, the one decided last. */
export const adoptionFor = <A extends { from: Competence }>(
  adoptions: readonly A[],
  month: Competence,
): A | undefined => adoptions.findLast(({ from }) => from <= month);

/** Whether this very adoption is in force from its month on: adopting it again changes nothing. */
export function isAdopted(adoptions: readonly Adoption[], { policyId, version, from, destination }: Adoption): boolean {
  const present = adoptionFor(
    adoptions.filter((one) => one.destination === destination),
    from,
  );
  return present?.policyId === policyId && present.version === version && present.from === from;
}

/**
 * By which policy a month's transport to a destination is counted: the manager's for that destination, else the manager's,
 * else the state's.
 */
export function quantityAdoptionFor(
  { adoptions }: Pick<Choices, 'adoptions'>,
  ofState: readonly Adoption[],
  month: Competence,
  destination?: IbgeCode,
): Adoption | undefined {
  const own = (there: IbgeCode | undefined) =>
    adoptionFor(
      adoptions.filter((adoption) => adoption.destination === there),
      month,
    );
  return (destination && own(destination)) ?? own(undefined) ?? adoptionFor(ofState, month);
}

/** What counts instead of the table's distance, if anything does. */
export const overrideFor = (
  overrides: readonly DistanceOverride[],
  destination: IbgeCode | undefined,
  month: Competence,
): DistanceOverride | undefined =>
  adoptionFor(
    overrides.filter((override) => override.destination === destination),
    month,
  );

/** What a manager says of a mode for a month, if anything. */
export const switchFor = (
  switches: readonly ProcedureSwitch[],
  mode: string,
  month: Competence,
): ProcedureSwitch | undefined =>
  adoptionFor(
    switches.filter((one) => one.mode === mode),
    month,
  );
