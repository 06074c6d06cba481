import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { KeyStore, type Key, type Keys } from '#embarque/privacy';

/** RFC 7517 and 8037: a public key as a phone's library takes it. */
export interface SealKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  /** The seal's `keyId`. */
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'EdDSA';
}

/** RFC 8410: what stands before an Ed25519 key of 32 bytes in PKCS #8. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

const subjectOf = (keyId: number): string => `seal-key/${keyId}`;

const privateKeyOf = (secret: Key): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' });

/**
 * The keys that sign seals, made on first need: an Ed25519 private key is any 32 bytes, so the store of the keys of people
 * keeps them as it keeps those, wrapped by the master key and wrapped again when that changes.
 */
@Injectable()
export class SealKeys {
  constructor(@Inject(KeyStore) private readonly keys: Keys) {}

  async sign(keyId: number, message: Uint8Array): Promise<Uint8Array> {
    return sign(null, message, privateKeyOf(await this.keys.keyOf(subjectOf(keyId))));
  }

  publicKeys(keyIds: readonly number[]): Promise<SealKey[]> {
    return Promise.all(
      keyIds.map(async (keyId) => {
        const { x } = createPublicKey(privateKeyOf(await this.keys.keyOf(subjectOf(keyId)))).export({ format: 'jwk' });
        return { kty: 'OKP', crv: 'Ed25519', x: x!, kid: String(keyId), use: 'sig', alg: 'EdDSA' } as const;
      }),
    );
  }
}

export const verifies = ({ kty, crv, x }: SealKey, message: Uint8Array, signature: Uint8Array): boolean =>
  verify(null, message, createPublicKey({ key: { kty, crv, x }, format: 'jwk' }), signature);
