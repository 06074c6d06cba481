import { type Competence, type Evolution, type IbgeCode, type Uuid } from '#embarque/kernel';
import { type Share } from './bpa/totals.js';

/** What is kept of a BPA file that was sent, by whatever program it was written: totals, and nothing of a person. */
export interface BpaDocument {
  readonly managerId: Uuid;
  /** The header's: of presentation. */
  readonly competence: Competence;
  readonly fileName: string;
  /** Of all bytes, in hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  /** Names of the organs and version, as the header has them; no document, for it may be a person's. */
  readonly origin: string;
  readonly destination: string;
  readonly version: string;
  readonly sheets: number;
  /** cbc-smt-vrf as the lines give it. */
  readonly control: number;
  readonly shares: readonly Share[];
  readonly faultCount: number;
  /** Faults and notes, by code. */
  readonly faults: Readonly<Record<string, number>>;
}

export type SentFileEvent = { type: 'BpaDocumentRecorded'; data: BpaDocument };

/** The files that are recorded of a manager's month, by sha256. */
export type SentFiles = ReadonlySet<string>;

export const sentFiles: Evolution<SentFiles, SentFileEvent> = {
  initial: new Set(),
  evolve: (state, { data }) => new Set(state).add(data.sha256),
};

export const sentFilesStream = (managerId: Uuid, competence: Competence): string =>
  `bpa-document-${managerId}-${competence}`;

/** Whether a file's name is one of a town's: `PA311200.OUT`, or of a further part, `PA1200P2.OUT`. */
export const isNamedAfter = (fileName: string, town: IbgeCode): boolean =>
  new RegExp(`^PA(?:${town}|${town.slice(2)}P[2-9A-Z])\\.[A-Z]{3}$`, 'i').test(fileName);
