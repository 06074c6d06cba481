import { ZERO } from './bytes.js';

/*
 * The kernel's checks, on the bytes of a file: no strings are made for a million lines. `at` is the first digit; that
 * they are digits has been seen before.
 */

const digit = (bytes: Uint8Array, at: number): number => bytes[at]! - ZERO;

/** Σ digit × weight over `count` digits, weights falling by one. */
function weighted(bytes: Uint8Array, at: number, count: number, firstWeight: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (bytes[at + i]! - ZERO) * (firstWeight - i);
  return sum;
}

export function isCns(bytes: Uint8Array, at: number): boolean {
  const first = digit(bytes, at);
  const definitive =
    (first === 1 || first === 2) &&
    digit(bytes, at + 11) === 0 &&
    digit(bytes, at + 12) === 0 &&
    digit(bytes, at + 13) <= 1;
  return (definitive || first >= 7) && weighted(bytes, at, 15, 15) % 11 === 0;
}

const mod11 = (sum: number): number => (sum % 11 < 2 ? 0 : 11 - (sum % 11));

export function isCpf(bytes: Uint8Array, at: number): boolean {
  let equal = true;
  for (let i = 1; i < 11; i++) equal &&= bytes[at + i] === bytes[at];
  return (
    !equal &&
    digit(bytes, at + 9) === mod11(weighted(bytes, at, 9, 10)) &&
    digit(bytes, at + 10) === mod11(weighted(bytes, at, 10, 11))
  );
}

export function isCnpj(bytes: Uint8Array, at: number): boolean {
  let equal = true;
  for (let i = 1; i < 14; i++) equal &&= bytes[at + i] === bytes[at];
  return (
    !equal &&
    digit(bytes, at + 12) === mod11(weighted(bytes, at, 4, 5) + weighted(bytes, at + 4, 8, 9)) &&
    digit(bytes, at + 13) === mod11(weighted(bytes, at, 5, 6) + weighted(bytes, at + 5, 8, 9))
  );
}

export const isProcedure = (bytes: Uint8Array, at: number): boolean =>
  mod11(weighted(bytes, at, 9, 10)) === digit(bytes, at + 9);
