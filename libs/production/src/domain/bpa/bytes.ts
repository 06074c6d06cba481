import type { Field } from './layout.js';
import { foldText, FOLDED, DROP, FOLD_WHOLE } from './text.js';

export const SPACE = 0x20;
export const ZERO = 0x30;

/** Answers of `readNumber` that are no number. */
export const BLANK = -1;
export const NOT_NUMERIC = -2;

/*
 * Reading: `base` is the place of the line's position 1, less one, so that `base + field.start` is the field.
 */

export function isBlank(bytes: Uint8Array, base: number, { start, end }: Field): boolean {
  for (let i = base + start; i <= base + end; i++) if (bytes[i] !== SPACE) return false;
  return true;
}

/** The field's value (at most 15 digits, so exact), `BLANK` or `NOT_NUMERIC`. */
export function readNumber(bytes: Uint8Array, base: number, field: Field): number {
  let value = 0;
  for (let i = base + field.start; i <= base + field.end; i++) {
    const digit = bytes[i]! - ZERO;
    if (digit < 0 || digit > 9) return isBlank(bytes, base, field) ? BLANK : NOT_NUMERIC;
    value = value * 10 + digit;
  }
  return value;
}

/** The field as text, without the spaces that fill it; for what is off the fast path. */
export function readText(bytes: Uint8Array, base: number, { start, end }: Field): string {
  let text = '';
  for (let i = base + start; i <= base + end; i++) text += String.fromCharCode(bytes[i]!);
  return text.trimEnd();
}

/*
 * Writing: into a line that was filled with spaces.
 */

/** Right aligned and zero filled. @throws RangeError the number does not fit */
export function putNumber(target: Uint8Array, base: number, { start, end, name }: Field, value: number): void {
  let rest = value;
  for (let i = base + end; i >= base + start; i--) {
    target[i] = ZERO + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  if (rest !== 0) throw new RangeError(`${name}: a number of too many digits`);
}

/** Text of digits, right aligned and zero filled. @throws RangeError it is longer than the field */
export function putDigits(target: Uint8Array, base: number, { start, end, name }: Field, digits: string): void {
  let i = base + end;
  for (let at = digits.length - 1; at >= 0; at--, i--) target[i] = digits.charCodeAt(at);
  if (i < base + start - 1) throw new RangeError(`${name}: too many digits`);
  while (i >= base + start) target[i--] = ZERO;
}

/** Folded to upper-case printable ASCII without quotes, then cut. Answers how many characters were written. */
export function putText(target: Uint8Array, base: number, field: Field, text: string): number {
  const first = base + field.start;
  const beyond = base + field.end + 1;
  let at = first;
  for (let i = 0; i < text.length && at < beyond; i++) {
    const code = text.charCodeAt(i);
    const byte = code < FOLDED.length ? FOLDED[code]! : FOLD_WHOLE;
    if (byte === DROP || (byte === SPACE && (at === first || target[at - 1] === SPACE))) continue;
    if (byte === FOLD_WHOLE) {
      target.fill(SPACE, first, at);
      return putText(target, base, field, foldText(text));
    }
    target[at++] = byte;
  }
  return at - first;
}
