import { Secret, TOTP } from 'otpauth';
import { type Instant } from '#embarque/kernel';
import { type Randomness } from '../randomness.js';

const ISSUER = 'Embarque';
/** Steps of 30 s before and after the present one, for clocks that differ. */
const WINDOW = 1;

export const newTotpSecret = (random: Randomness): string =>
  new Secret({ buffer: new Uint8Array(random.bytes(20)).buffer }).base32;

const totp = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret) });

/** What an authenticator reads as a QR code. */
export const totpUri = (secret: string, login: string): string => totp(secret, login).toString();

/** The step of RFC 6238 that the code belongs to; undefined when it is not of now. */
export function totpStep(secret: string, code: string, now: Instant): number | undefined {
  const timestamp = Date.parse(now);
  const delta = totp(secret).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : TOTP.counter({ timestamp }) + delta;
}
