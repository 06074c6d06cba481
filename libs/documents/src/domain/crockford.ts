/** Base 32 of Douglas Crockford: what people read aloud and type; without I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5;

/** Five bits a character, the last one filled with zeros. */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= BITS; bits -= BITS) text += ALPHABET[(held >> (bits - BITS)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits ? text + ALPHABET[(held << (BITS - bits)) & 31] : text;
}

/** As somebody typed it, in the form in which it was given: capitals, no blanks or hyphens, 0 for O, 1 for I and L. */
export const tidied = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

/** The bytes of a tidied text; undefined when it has a character that is none, or bits left over. */
export function fromBase32(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return undefined;
    held = (held << BITS) | value;
    bits += BITS;
    if (bits >= 8) {
      bits -= 8;
      bytes.push(held >> bits);
      held &= (1 << bits) - 1;
    }
  }
  return bits >= BITS || held ? undefined : Uint8Array.from(bytes);
}

/** Luhn's check over 32 characters: finds any one wrong character, and nearly every pair that was exchanged. */
export function checkCharacterOf(text: string): string {
  const sum = [...text].reverse().reduce((total, character, index) => {
    const value = ALPHABET.indexOf(character) * (index % 2 ? 1 : 2);
    return total + Math.floor(value / 32) + (value % 32);
  }, 0);
  return ALPHABET[(32 - (sum % 32)) % 32]!;
}
