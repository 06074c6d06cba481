import { randomBytes, randomUUID } from 'node:crypto';
import { type Uuid } from '#embarque/kernel';

/** Where secrets come from; a test may fix them. */
export interface Randomness {
  bytes(length: number): Buffer;
  uuid(): Uuid;
}

/** Nest's token for it. */
export const RANDOMNESS = Symbol('Randomness');

export const systemRandomness: Randomness = { bytes: randomBytes, uuid: () => randomUUID() as Uuid };

/** 256 bits, to be kept by a program: `kJ3…`, 43 characters. */
export const secretToken = (random: Randomness): string => random.bytes(32).toString('base64url');

/** 32 characters that nobody takes for one another. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A secret to be typed: groups of five characters, 25 bits each. */
export function typedSecret(random: Randomness, groups: number): string {
  const text = [...random.bytes(groups * 5)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return text.match(/.{5}/g)!.join('-');
}
