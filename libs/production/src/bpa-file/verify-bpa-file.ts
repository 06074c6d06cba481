import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { BpaVerifier, type BpaVerification, type VerifyOptions } from '../domain/bpa/verifier.js';

/** A verification of bytes that were really read. */
export interface BpaFileVerification extends BpaVerification {
  readonly bytes: number;
  /** Of all bytes, in hexadecimal. */
  readonly sha256: string;
}

/** Checks a BPA file from anywhere, in constant memory. Rejects only when the source does. */
export async function verifyBpaFile(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: VerifyOptions = {},
): Promise<BpaFileVerification> {
  const verifier = new BpaVerifier(options);
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    hash.update(chunk);
    verifier.push(chunk);
  }
  return { ...verifier.end(), bytes, sha256: hash.digest('hex') };
}

/** Checks the file at a path; its name is checked with it. Rejects when it cannot be read. */
export const verifyBpaPath = (path: string, options: VerifyOptions = {}): Promise<BpaFileVerification> =>
  verifyBpaFile(createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>, {
    name: basename(path),
    ...options,
  });
