import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

/** 256 bits. */
export type Key = Buffer;

const VERSION = 1;
/** Bytes. Without it OpenSSL takes a shortened tag, which is easier to forge. */
const TAG = { authTagLength: 16 };

/**
 * AES-256-GCM with a synthetic nonce (HMAC of context and text): the same text in the same place seals to the same
 * bytes, so that a read model rebuilt from zero is equal byte for byte, and a nonce never repeats for another text.
 *
 * Shape: base64url of version (1 byte), nonce (12), tag (16), ciphertext. `context` binds the sealed text to its place.
 */
export function seal(key: Key, context: string, text: string): string {
  const nonce = createHmac('sha256', key).update(context).update('\0').update(text).digest().subarray(0, 12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, TAG).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** @throws Error when key, context or bytes are not those of the sealing. */
export function open(key: Key, context: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes[0] !== VERSION) throw new Error(`sealed under unknown version ${bytes[0]}`);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13), TAG)
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(13, 29));
  return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString('utf8');
}

/** A key for one purpose, out of the master key. */
export const derive = (master: Key, purpose: string): Key =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `embarque:${purpose}`, 32));

/** Finds without showing: equal inputs give equal marks, and a mark gives nothing back without the key. */
export const blindMark = (key: Key, kind: string, value: string): string =>
  createHmac('sha256', key).update(kind).update('\0').update(value).digest('base64url');
