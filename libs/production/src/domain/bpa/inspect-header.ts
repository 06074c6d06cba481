import { isBlank, readText } from './bytes.js';
import { isCnpj, isCpf } from './check-digits.js';
import { isCompetence } from './dates.js';
import { numberIn, type Inspection } from './inspection.js';
import { HEADER as F, layoutOf } from './layout.js';
import { sealOf } from './seal.js';

const SHORTEST = 120;

/** What the header says; counters as declared, −1 when they cannot be read. */
export interface DeclaredHeader {
  /** `AAAAMM`; empty when it is not a competence. */
  readonly competence: string;
  readonly length: number;
  readonly lines: number;
  readonly sheets: number;
  readonly control: number;
  readonly origin: { readonly name: string; readonly acronym: string; readonly document: string };
  readonly destination: { readonly name: string; readonly kind: string };
  readonly version: string;
  /** The version field carries a check of the whole file. */
  readonly sealed: boolean;
}

const MARK = [...'01#BPA#'].map((character) => character.charCodeAt(0));

/** Whether the line calls itself the header of a BPA. */
export const isHeader = (bytes: Uint8Array, start: number, end: number): boolean =>
  end - start >= MARK.length && MARK.every((byte, i) => bytes[start + i] === byte);

/** Checks the header line, and gives the inspection its competence. */
export function inspectHeader(file: Inspection, bytes: Uint8Array, start: number, end: number): DeclaredHeader {
  const { log, line } = file;
  const length = end - start;
  if (length < SHORTEST || length > F.version.end) log.add('header-length', line, undefined, length);
  // A short header reads as one filled with spaces: every field has a place, and says itself what it misses.
  const bytesOfAll = new Uint8Array(F.version.end).fill(0x20);
  bytesOfAll.set(bytes.subarray(start, Math.min(end, start + F.version.end)));

  const base = -1;
  const number = (field: (typeof F)[keyof typeof F]) => numberIn(file, bytesOfAll, base, field);
  const text = (field: (typeof F)[keyof typeof F]) => readText(bytesOfAll, base, field);

  const competence = number(F.competence);
  if (isCompetence(competence)) {
    file.competence = competence;
    const layout = layoutOf(String(competence));
    if (layout) file.individualLength = layout.length;
    else log.add('layout-unknown', line, F.competence, competence);
  } else if (competence >= 0) log.add('competence', line, F.competence);

  const lines = number(F.lines);
  const sheets = number(F.sheets);
  const control = number(F.control);

  if (number(F.originDocument) >= 0) {
    const at = base + F.originDocument.start;
    const isPersons = text(F.originDocument).startsWith('000') && isCpf(bytesOfAll, at + 3);
    if (!isPersons && !isCnpj(bytesOfAll, at)) log.add('check-digit', line, F.originDocument);
  }
  for (const field of [F.originName, F.originAcronym, F.destinationName, F.destinationKind])
    if (isBlank(bytesOfAll, base, field)) log.add('header-blank', line, field);
  const kind = text(F.destinationKind);
  if (!['', 'M', 'E'].includes(kind)) log.add('domain', line, F.destinationKind);

  const version = text(F.version);
  return {
    competence: file.competence ? String(file.competence) : '',
    length,
    lines,
    sheets,
    control,
    origin: { name: text(F.originName), acronym: text(F.originAcronym), document: text(F.originDocument) },
    destination: { name: text(F.destinationName), kind },
    version,
    sealed: sealOf(version) !== undefined,
  };
}
