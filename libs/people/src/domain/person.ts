import { refuse, refuseUnknown, type Evolution, type IbgeCode, type Instant, type Uuid } from '#embarque/kernel';

/** Personal fields, each sealed under the person's own key. */
export type Sealed = Readonly<Record<string, string>>;

/** Marks by which a document is found or claimed without being shown. */
export interface Marks {
  readonly cpfMark?: string | undefined;
  readonly cnsMark?: string | undefined;
}

export interface Registration extends Marks {
  readonly personId: Uuid;
  /** Residence. */
  readonly municipality: IbgeCode;
  readonly sealed: Sealed;
  /** What a BPA line says of the person, as one text under their second key: it may outlive an erasure. */
  readonly presented: string;
}

/** Something that an erasure leaves, and the law that obliges to keep it (pt-BR). */
export interface Kept {
  readonly what: string;
  readonly legalBasis: string;
}

export interface Erasure {
  readonly personId: Uuid;
  readonly at: Instant;
  /** Reference of the data subject's request. */
  readonly request: string;
  /** When not empty, the second key outlives the erasure. */
  readonly kept: readonly Kept[];
}

export type PersonEvent =
  | { type: 'PersonRegistered'; data: Registration }
  /** Carries the complete new set; `reason` is sealed too, for people write names into it. */
  | { type: 'PersonCorrected'; data: Registration & { readonly reason: string } }
  /** The person's unfinished command lost its claim on a document to another one. */
  | { type: 'IdentityForfeited'; data: { readonly personId: Uuid; readonly mark: string } }
  /** From here on nothing sealed under the person's own key can be read, and nobody carries their documents. */
  | { type: 'PersonErased'; data: Erasure };

export type Person =
  | { readonly status: 'unregistered' }
  | ({ readonly status: 'registered' } & Registration)
  | ({ readonly status: 'erased'; readonly municipality: IbgeCode } & Erasure);

export const person: Evolution<Person, PersonEvent> = {
  initial: { status: 'unregistered' },
  evolve(state, { type, data }) {
    if (type === 'IdentityForfeited') return state;
    if (type === 'PersonErased') {
      return state.status === 'registered' ? { status: 'erased', municipality: state.municipality, ...data } : state;
    }
    const { personId, municipality, sealed, presented, cpfMark, cnsMark } = data;
    return { status: 'registered', personId, municipality, sealed, presented, cpfMark, cnsMark };
  },
};

export const personStream = (personId: Uuid): string => `person-${personId}`;

/** The stream in which a document is claimed. */
export const identityStream = (mark: string): string => `identity-${mark}`;

export const carries = (state: Person, mark: string): boolean =>
  state.status === 'registered' && (state.cpfMark === mark || state.cnsMark === mark);

export const unknownPerson = refuseUnknown('person-unknown', 'Não há pessoa cadastrada com este identificador.');

export const erasedPerson = refuse('person-erased', 'Os dados desta pessoa foram eliminados.');
