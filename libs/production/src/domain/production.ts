import {
  type Cbo,
  type Cnes,
  type Cnpj,
  type Cns,
  type Competence,
  type Evolution,
  type LocalDate,
  type Uuid,
} from '#embarque/kernel';

/** In whose name a manager's production is presented. No default: closing a month waits until it is set. */
export interface Presenter {
  readonly establishment: Cnes;
  /** The doctor who signs the lines, linked to the establishment with this occupation. */
  readonly professional: Cns;
  readonly occupation: Cbo;
  readonly origin: { readonly name: string; readonly acronym: string; readonly document: Cnpj };
  readonly destination: { readonly name: string; readonly kind: 'M' | 'E' };
}

/** Lines and units of one month of attendance inside a file: late production travels in a later file. */
export interface MonthShare {
  readonly competence: Competence;
  readonly lines: number;
  readonly units: number;
}

export interface ExportedPart {
  readonly name: string;
  readonly sha256: string;
  readonly lines: number;
  readonly sheets: number;
  readonly control: number;
  readonly months: readonly MonthShare[];
}

/** A month's file; with those that what did not fit into it went to. */
export interface ExportedFile extends ExportedPart {
  readonly further?: readonly ExportedPart[];
  /** The profile that was asked for; it is written so again. */
  readonly profile?: string;
}

/** The file and those that follow it. */
export const partsOf = (file: ExportedFile): readonly ExportedPart[] => [file, ...(file.further ?? [])];

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

/** What a month comes to while it is open. */
export interface MonthFound {
  readonly lines: number;
  readonly units: number;
  /** Entries that stay out of the file, by their first cause. */
  readonly critiques: Readonly<Record<string, number>>;
  /** Of the lines as they stood, in hexadecimal: two checks that found the same say the same. */
  readonly digest: string;
}

export type ProductionEvent =
  | { type: 'QuantityPolicyAdopted'; data: { managerId: Uuid; policyId: string; version: number; from: Competence } }
  /** Which professional signs a line, from a month on. */
  | { type: 'SigningPolicyAdopted'; data: { managerId: Uuid; policyId: string; version: number; from: Competence } }
  | { type: 'ProfessionalLinked'; data: { managerId: Uuid } & ProfessionalLink }
  /** The link that began on `validFrom` lasts until `validTo`. */
  | {
      type: 'ProfessionalLinkEnded';
      data: { managerId: Uuid; validFrom: LocalDate; validTo: LocalDate } & Post;
    }
  | { type: 'PresenterSet'; data: { managerId: Uuid; presenter: Presenter } }
  /** What the check before the closing found. */
  | { type: 'CompetenceChecked'; data: { managerId: Uuid; competence: Competence; found: MonthFound } }
  | { type: 'CompetenceClosed'; data: { managerId: Uuid; competence: Competence; presenter: Presenter } }
  | { type: 'BpaFileExported'; data: { managerId: Uuid; competence: Competence; file: ExportedFile } }
  /** What SIA refused of a transport's line was mended. */
  | {
      type: 'LinePresentedAgain';
      data: { managerId: Uuid; tripId: Uuid; authorizationId: Uuid; reason: string };
    };

export interface Adoption {
  readonly policyId: string;
  readonly version: number;
  readonly from: Competence;
}

/** A month that no longer changes; `file` once it was written. */
export interface ClosedMonth {
  readonly presenter: Presenter;
  readonly file?: ExportedFile;
}

/** A manager's choices for presenting its production, and the months that it has closed. */
export interface Production {
  readonly adoptions: readonly Adoption[];
  readonly signingAdoptions: readonly Adoption[];
  readonly professionals: readonly ProfessionalLink[];
  readonly presenter?: Presenter;
  /** The last check of each month that is open. */
  readonly checked: ReadonlyMap<Competence, MonthFound>;
  readonly closed: ReadonlyMap<Competence, ClosedMonth>;
}

export const production: Evolution<Production, ProductionEvent> = {
  initial: { adoptions: [], signingAdoptions: [], professionals: [], checked: new Map(), closed: new Map() },
  evolve(state, { type, data }) {
    switch (type) {
      case 'QuantityPolicyAdopted': {
        const { policyId, version, from } = data;
        return { ...state, adoptions: [...state.adoptions, { policyId, version, from }] };
      }
      case 'SigningPolicyAdopted': {
        const { policyId, version, from } = data;
        return { ...state, signingAdoptions: [...state.signingAdoptions, { policyId, version, from }] };
      }
      case 'ProfessionalLinked': {
        const { managerId: _, ...link } = data;
        return { ...state, professionals: [...state.professionals, link] };
      }
      case 'ProfessionalLinkEnded': {
        const { validTo, validFrom } = data;
        const professionals = state.professionals.map((link) =>
          samePost(link, data) && link.validFrom === validFrom ? { ...link, validTo } : link,
        );
        return { ...state, professionals };
      }
      case 'PresenterSet':
        return { ...state, presenter: data.presenter };
      case 'CompetenceChecked':
        return { ...state, checked: new Map(state.checked).set(data.competence, data.found) };
      case 'CompetenceClosed':
        return { ...state, closed: new Map(state.closed).set(data.competence, { presenter: data.presenter }) };
      case 'BpaFileExported': {
        const month = state.closed.get(data.competence);
        return month
          ? { ...state, closed: new Map(state.closed).set(data.competence, { ...month, file: data.file }) }
          : state;
      }
      case 'LinePresentedAgain':
        return state;
    }
  },
};

export const samePost = (one: Post, other: Post): boolean =>
  one.professional === other.professional &&
  one.occupation === other.occupation &&
  one.establishment === other.establishment;

/** Whether a link holds on a day. */
export const linkedOn = ({ validFrom, validTo }: ProfessionalLink, day: LocalDate): boolean =>
  validFrom <= day && (!validTo || day <= validTo);

export const productionStream = (managerId: Uuid): string => `production-${managerId}`;

/** The adoption in force for a month: of those that began by then, the one decided last. */
export const adoptionFor = <A extends { from: Competence }>(
  adoptions: readonly A[],
  month: Competence,
): A | undefined => adoptions.findLast(({ from }) => from <= month);
