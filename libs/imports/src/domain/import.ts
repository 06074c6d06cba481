import { type Evolution, type IbgeCode, type Instant, type Uuid } from '#embarque/kernel';

/** What a spreadsheet may be of, and whose it is: a manager's, or a town's. */
export const IMPORT_KINDS = ['people', 'appointments', 'vehicles', 'routes', 'distances'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

const OF_TOWN: ReadonlySet<ImportKind> = new Set(['people', 'appointments']);
export const isOfTown = (kind: ImportKind): boolean => OF_TOWN.has(kind);

/** What is known of a spreadsheet without opening it: nothing of a person. */
export interface ImportFacts {
  readonly importId: Uuid;
  readonly kind: ImportKind;
  /** Of vehicles, routes and distances: the manager whose they are. */
  readonly managerId?: Uuid | undefined;
  /** Of people and appointments: the town that brings them, and where they live unless their line says otherwise. */
  readonly municipality?: IbgeCode | undefined;
  readonly format: 'csv' | 'xlsx';
  readonly bytes: number;
  /** Lines below the headings. */
  readonly lines: number;
}

/** Lines by what became of them. Before: would be registered, are known already, cannot be taken. */
export interface Counts {
  readonly fresh: number;
  readonly known: number;
  readonly refused: number;
}

export type ImportEvent =
  | { type: 'ImportUploaded'; data: ImportFacts & { readonly by: string; readonly at: Instant } }
  | { type: 'ImportChecked'; data: { readonly importId: Uuid; readonly at: Instant } & Counts }
  | { type: 'ImportCommitted'; data: { readonly importId: Uuid; readonly at: Instant } }
  /** `fresh`: those that were registered. */
  | { type: 'ImportFinished'; data: { readonly importId: Uuid; readonly at: Instant } & Counts }
  /** Nobody had it carried out in time. */
  | { type: 'ImportExpired'; data: { readonly importId: Uuid; readonly at: Instant } };

export type ImportStatus = 'uploaded' | 'checked' | 'committed' | 'finished' | 'expired';

export type Import =
  | { readonly status: 'unknown' }
  | (ImportFacts & {
      readonly status: ImportStatus;
      /** Account that brought it: nobody else sees it. */
      readonly by: string;
      /** When it came to stand as it stands. */
      readonly since: Instant;
      /** What the check found. */
      readonly counts?: Counts;
    });

const STATUS = {
  ImportChecked: 'checked',
  ImportCommitted: 'committed',
  ImportFinished: 'finished',
  ImportExpired: 'expired',
} as const satisfies Partial<Record<ImportEvent['type'], ImportStatus>>;

export const imported: Evolution<Import, ImportEvent> = {
  initial: { status: 'unknown' },
  evolve(state, { type, data }) {
    if (type === 'ImportUploaded') {
      const { at: since, ...facts } = data;
      return { ...facts, since, status: 'uploaded' };
    }
    if (state.status === 'unknown') return state;
    const next = { ...state, status: STATUS[type], since: data.at };
    if (type !== 'ImportChecked') return next;
    const { fresh, known, refused } = data;
    return { ...next, counts: { fresh, known, refused } };
  },
};

export const importStream = (importId: Uuid): string => `import-${importId}`;
