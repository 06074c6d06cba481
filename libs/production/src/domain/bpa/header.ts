import type { Cnpj, Competence, Cpf, IbgeCode } from '#embarque/kernel';
import { putDigits, putNumber, putText, SPACE } from './bytes.js';
import { HEADER } from './layout.js';
import type { BpaProfile } from './profile.js';
import { crc32, SEALED_HEADER_LENGTH, sealedVersion } from './seal.js';
import type { Totals } from './totals.js';

/** Who sends and who receives: configuration of the manager, it changes between months. */
export interface BpaHeader {
  readonly origin: { readonly name: string; readonly acronym: string; readonly document: Cnpj | Cpf };
  /** M municipal, E state. */
  readonly destination: { readonly name: string; readonly kind: 'M' | 'E' };
  /** Version of the system, cut at 10 characters; at 2 in a sealed file, at 6 in a header of 126. */
  readonly version: string;
}

/**
 * The header line, CR and LF included.
 * @param bodyCrc `crc32` of all that follows it; used when the profile seals
 * @throws RangeError a counter has more than six digits
 */
export function headerLine(
  header: BpaHeader,
  competence: Competence,
  totals: Totals,
  profile: BpaProfile,
  bodyCrc: number,
): Uint8Array {
  const line = new Uint8Array(profile.headerLength + 2).fill(SPACE);
  const base = -1;
  putText(line, base, HEADER.kind, '01');
  putText(line, base, HEADER.mark, '#BPA#');
  putDigits(line, base, HEADER.competence, competence);
  putNumber(line, base, HEADER.lines, profile.counters.lines(totals));
  putNumber(line, base, HEADER.sheets, profile.counters.sheets(totals));
  putNumber(line, base, HEADER.control, totals.control);
  putText(line, base, HEADER.originName, header.origin.name);
  putText(line, base, HEADER.originAcronym, header.origin.acronym);
  putDigits(line, base, HEADER.originDocument, header.origin.document);
  putText(line, base, HEADER.destinationName, header.destination.name);
  putText(line, base, HEADER.destinationKind, header.destination.kind);
  const sealed = profile.sealed && profile.headerLength === HEADER.version.end;
  const version = sealed
    ? sealedVersion(header.version, crc32(bodyCrc, line, 0, SEALED_HEADER_LENGTH))
    : header.version.slice(0, profile.headerLength - SEALED_HEADER_LENGTH);
  putText(line, base, HEADER.version, version);
  line.set([0x0d, 0x0a], profile.headerLength);
  return line;
}

const MONTHS = ['JAN', 'FEV', 'MAR', 'ABR', 'MAI', 'JUN', 'JUL', 'AGO', 'SET', 'OUT', 'NOV', 'DEZ'];

/** A month's files: the first, P2 to P9, and PA to PZ. */
export const MOST_PARTS = 35;

/**
 * `PA311200.OUT`: the manager's IBGE code and the month of the header's competence. SIA takes `PA` and up to six
 * characters (SIA0301 of LERNOTAS.TXT), so a further part of the month has the town's code without its state, and which
 * part it is: `PA1200P2.OUT` to `PA1200P9.OUT`, then `PA1200PA.OUT` to `PA1200PZ.OUT`.
 * @param part 1 to `MOST_PARTS`
 */
export function bpaFileName(manager: IbgeCode, competence: Competence, part = 1): string {
  const town = part === 1 ? manager : `${manager.slice(2)}P${part.toString(36).toUpperCase()}`;
  return `PA${town}.${MONTHS[Number(competence.slice(4)) - 1]}`;
}

/** The month, 1 to 12, that a file's name states; none when it is not named as SIA wants it. */
export function monthOfName(name: string): number | undefined {
  const extension = /^PA.{1,8}\.([A-Z]{3})$/i.exec(name)?.[1]?.toUpperCase();
  const month = extension === undefined ? -1 : MONTHS.indexOf(extension);
  return month < 0 ? undefined : month + 1;
}
