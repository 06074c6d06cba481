import { type Cnes, type Competence, type Evolution, type ProcedureCode } from '#embarque/kernel';

/** PA: all ambulatory production. BI: of that, the BPA-I, line by line. */
export const RESULT_KINDS = ['PA', 'BI'] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

/** The text of a row's cell, without the blanks that fill it; good until the next row is asked for. */
export type Cells = (column: number) => string;

/** What SIA made of an establishment's lines of one procedure and month of attendance. Values in centavos. */
export interface ResultTotal {
  readonly establishment: Cnes;
  readonly competence: Competence;
  readonly procedure: ProcedureCode;
  readonly presentedQuantity: number;
  readonly presentedValue: number;
  readonly approvedQuantity: number;
  readonly approvedValue: number;
  readonly rows: number;
  /** Rows of which nothing was approved, and of which a part was. */
  readonly refusedRows: number;
  readonly partialRows: number;
}

/** So many totals at most are one event, which is then some 900 kilobytes; a file of a whole state has some hundreds. */
export const MOST_TOTALS = 4000;

export interface ResultFacts {
  readonly fileName: string;
  readonly sha256: string;
  readonly kind: ResultKind;
  /** Of the state, `MG`. */
  readonly uf: string;
  /** Where a month is split over several files, which of them: `a`, `b` …; empty where it is not. */
  readonly letter: string;
  /** When SIA processed it (PA_MVM). */
  readonly processing: Competence;
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly totals: readonly ResultTotal[];
}

/** A result file of SIA: of its rows only totals of displacement procedures of known establishments; nothing of a person. */
export type ResultEvent = { type: 'SiaResultImported'; data: ResultFacts };

export type SiaResult =
  { readonly status: 'unknown' } | { readonly status: 'imported'; readonly totals: readonly ResultTotal[] };

/** One stream for each file, by what is in it: brought again, it says something new only when more establishments are known. */
export const siaResult: Evolution<SiaResult, ResultEvent> = {
  initial: { status: 'unknown' },
  evolve: (_state, { data }) => ({ status: 'imported', totals: data.totals }),
};

export const resultStream = (sha256: string): string => `sia-result-${sha256}`;
