import { checkCharacterOf, tidied, toBase32 } from './crockford.js';

const LENGTH = 8;

/** What is typed where no code can be read: seven characters of a keyed mark of the authorisation's issue, and a check. */
export function shortCodeOf(mark: Uint8Array): string {
  const body = toBase32(mark).slice(0, LENGTH - 1);
  return body + checkCharacterOf(body);
}

/** As it is printed: `ABCD-EFGH`. */
export const shortCodeText = (code: string): string => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;

/** What was typed, when it has the length of a short code. */
export function typedShortCode(typed: string): { readonly code: string; readonly intact: boolean } | undefined {
  const code = tidied(typed);
  if (code.length !== LENGTH) return undefined;
  return { code, intact: checkCharacterOf(code.slice(0, -1)) === code.at(-1) };
}
