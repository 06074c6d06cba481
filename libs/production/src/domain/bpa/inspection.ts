import type { RuleBook } from '#embarque/kernel';
import { BLANK, isBlank, NOT_NUMERIC, readNumber } from './bytes.js';
import type { FaultLog } from './faults.js';
import type { Field } from './layout.js';
import type { SheetLedger } from './sheet-ledger.js';
import { placeOf, type Totals } from './totals.js';

/** What the checks of one file share. */
export interface Inspection {
  readonly log: FaultLog;
  readonly totals: Totals;
  readonly ledger: SheetLedger;
  readonly rules: RuleBook;
  /** Of the line at hand, counted from 1. */
  line: number;
  /** The header's, `AAAAMM`; 0 while there is no valid one. */
  competence: number;
  /** Characters that the header's competence asks of a BPA-I line; 0 when unknown. */
  individualLength: number;
}

/**
 * The field's value, or `BLANK` or `NOT_NUMERIC`. Says what a number of its presence may not be.
 */
export function numberIn(file: Inspection, bytes: Uint8Array, base: number, field: Field): number {
  const value = readNumber(bytes, base, field);
  if (value > 0) return value;
  if (value === NOT_NUMERIC) file.log.add('not-numeric', file.line, field);
  else if (value === BLANK) textIn(file, bytes, base, field);
  else if (field.presence !== 'required') file.log.add('zeros', file.line, field);
  return value;
}

/** Whether the field has text. Says so when it is required and has none. */
export function textIn(file: Inspection, bytes: Uint8Array, base: number, field: Field): boolean {
  if (!isBlank(bytes, base, field)) return true;
  if (field.presence === 'required' && (file.competence || Infinity) >= field.requiredFrom)
    file.log.add('required', file.line, field);
  return false;
}

export function checkRange(file: Inspection, field: Field, value: number, lowest: number, highest: number): boolean {
  if (value < 0) return false;
  if (value >= lowest && value <= highest) return true;
  file.log.add('range', file.line, field, '', `${lowest} a ${highest}`);
  return false;
}

/** Follows sheet and sequence of a line whose key could be read. `actor`: the professional, or the CBO in a BPA-C. */
export function followSheet(
  file: Inspection,
  kind: 2 | 3,
  establishment: number,
  competence: number,
  actor: number,
  sheet: number,
  sequence: number,
): void {
  const place = placeOf(kind, establishment, competence);
  const outcome = file.ledger.record(place, actor, sheet, sequence, file.line);
  if (outcome === 'overflow') {
    file.log.add('too-many-sheets', file.line);
    return;
  }
  if (outcome === 'repeated') file.log.add('line-repeated', file.line, undefined, sheet, sequence);
  file.totals.addSheet(place, sheet);
}

/** The value of a field that has check digits. Zeros in an optional field were said by `numberIn`. */
export function checked(
  file: Inspection,
  bytes: Uint8Array,
  base: number,
  field: Field,
  isValid: (bytes: Uint8Array, at: number) => boolean,
  value = numberIn(file, bytes, base, field),
): number {
  const given = value > 0 || (value === 0 && field.presence === 'required');
  if (given && !isValid(bytes, base + field.start)) file.log.add('check-digit', file.line, field);
  return value;
}
