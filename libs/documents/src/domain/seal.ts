import { addMinutes, localDateOf, type Instant, type Plate, type Uuid } from '#embarque/kernel';
import { fromBase32, tidied, toBase32 } from './crockford.js';
import { SEAL_POLICY } from './policies.js';

/** What the code on a travel authorisation says, and a signature vouches for. Of the person, nothing. */
export interface Seal {
  /** Which key signed it; see `keyIdOf`. */
  readonly keyId: number;
  readonly authorizationId: Uuid;
  readonly tripId: Uuid;
  /** 1 to 65535. */
  readonly issue: number;
  readonly plate: Plate;
  /** To the minute, both. */
  readonly validFrom: Instant;
  readonly validUntil: Instant;
}

export interface SignedSeal {
  readonly seal: Seal;
  /** What was signed. */
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

const VERSION = 1;
const SEAL_BYTES = 51;
const SIGNATURE_BYTES = 64;
const MINUTE = 60_000;
const PLATE = /^[A-Z]{3}\d[A-Z\d]\d\d$/;

/** Keys change with the year of departure: 26 signs the trips of 2026. */
export const keyIdOf = (departsAt: Instant): number => Number(localDateOf(departsAt).slice(0, 4)) - 2000;

/** From when until when the authorisation of a trip is accepted. */
export const validityOf = ({ departsAt, endsAt }: { readonly departsAt: Instant; readonly endsAt: Instant }) => ({
  validFrom: addMinutes(departsAt, -SEAL_POLICY.minutesBefore),
  validUntil: addMinutes(endsAt, SEAL_POLICY.minutesAfter),
});

/**
 * Version 1, 51 bytes, numbers with the high byte first: version (1), key (1), authorisation (16), trip (16), issue (2),
 * plate (7), valid from and until (4 each, minutes since 1970).
 */
export function messageOf(seal: Seal): Uint8Array {
  const message = new Uint8Array(SEAL_BYTES);
  const view = new DataView(message.buffer);
  message.set([VERSION, seal.keyId]);
  message.set(bytesOf(seal.authorizationId), 2);
  message.set(bytesOf(seal.tripId), 18);
  view.setUint16(34, seal.issue);
  message.set(
    [...seal.plate].map((character) => character.charCodeAt(0)),
    36,
  );
  view.setUint32(43, Math.floor(Date.parse(seal.validFrom) / MINUTE));
  view.setUint32(47, Math.floor(Date.parse(seal.validUntil) / MINUTE));
  return message;
}

/** Message and signature, 115 bytes: 184 characters that a QR code keeps well (capitals and digits), and a person could type. */
export const tokenOf = (message: Uint8Array, signature: Uint8Array): string =>
  toBase32(Uint8Array.from([...message, ...signature]));

/** What a token says, whoever signed it; undefined when it is no token. */
export function readToken(token: string): SignedSeal | undefined {
  const bytes = fromBase32(tidied(token));
  if (bytes?.length !== SEAL_BYTES + SIGNATURE_BYTES || bytes[0] !== VERSION) return undefined;
  const message = bytes.slice(0, SEAL_BYTES);
  const view = new DataView(message.buffer);
  const plate = String.fromCharCode(...message.slice(36, 43));
  if (!PLATE.test(plate)) return undefined;
  const seal = {
    keyId: message[1]!,
    authorizationId: uuidOf(message.slice(2, 18)),
    tripId: uuidOf(message.slice(18, 34)),
    issue: view.getUint16(34),
    plate: plate as Plate,
    validFrom: instantAt(view.getUint32(43)),
    validUntil: instantAt(view.getUint32(47)),
  };
  return { seal, message, signature: bytes.slice(SEAL_BYTES) };
}

const instantAt = (minutes: number): Instant => new Date(minutes * MINUTE).toISOString() as Instant;

const bytesOf = (id: Uuid): number[] =>
  id
    .replace(/-/g, '')
    .match(/../g)!
    .map((hex) => Number.parseInt(hex, 16));

const uuidOf = (bytes: Uint8Array): Uuid =>
  [...bytes]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') as Uuid;
