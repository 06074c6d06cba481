import { type Cnes, type Competence, type Evolution, type Uuid } from '#embarque/kernel';

/** A line that SIA criticised, by its place in the file that was sent. */
export interface Occurrence {
  /** Line of the report, from 1. */
  readonly line: number;
  readonly kind: 'BPAI';
  readonly establishment: Cnes;
  /** Month of attendance. */
  readonly competence: Competence;
  readonly sheet: number;
  readonly sequence: number;
  /** As SIA prints them, right or wrong: 10 digits, 6 characters, 15 digits. */
  readonly procedure: string;
  readonly occupation: string;
  readonly professional: string;
  readonly message: string;
  /** Of `OCCURRENCE_KINDS`, or `other`. */
  readonly code: string;
}

/** So many occurrences at most are one event: some 800 kilobytes. */
export const MOST_OCCURRENCES = 3000;

export interface ReportFacts {
  readonly managerId: Uuid;
  /** Of processing, as the head of the report says. */
  readonly competence: Competence;
  readonly fileName: string;
  readonly sha256: string;
  /** Establishments of the manager that the report is of. Of each it says everything: what is not in it, SIA took. */
  readonly establishments: readonly Cnes[];
  readonly occurrences: readonly Occurrence[];
  /** Rows that could not be read. */
  readonly unreadRows: number;
}

/** What SIA's consistency said of a manager's lines. The latest report that names an establishment is what holds for it. */
export type ReportEvent = { type: 'SiaReportImported'; data: ReportFacts };

/** By establishment, the file that its latest report was in. */
export type SiaReport = ReadonlyMap<Cnes, string>;

export const siaReport: Evolution<SiaReport, ReportEvent> = {
  initial: new Map(),
  evolve: (state, { data }) =>
    new Map([...state, ...data.establishments.map((establishment) => [establishment, data.sha256] as const)]),
};

export const reportStream = (managerId: Uuid, competence: Competence): string =>
  `sia-report-${managerId}-${competence}`;
