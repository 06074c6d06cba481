import { generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMinutes, idFrom, Instant, Plate, the, type Uuid } from '#embarque/kernel';
import { checkSeal, type Revocation, type SealBook } from './check-seal.js';
import { messageOf, readToken, tokenOf, validityOf, type Seal } from './seal.js';

const at = (text: string) => the(Instant, text);
const DEPARTS = at('2026-10-05T07:00:00.000Z');
const ENDS = at('2026-10-05T21:00:00.000Z');
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519').privateKey;

const seal: Seal = {
  ...{ keyId: 26, authorizationId: idFrom('authorization'), tripId: idFrom('trip'), issue: 1 },
  ...{ plate: the(Plate, 'RTA1B23'), ...validityOf({ departsAt: DEPARTS, endsAt: ENDS }) },
};
const signed = (change: Partial<Seal> = {}, key: KeyObject = privateKey): string => {
  const message = messageOf({ ...seal, ...change });
  return tokenOf(message, sign(null, message, key));
};
const book = (...revocations: Revocation[]): SealBook<KeyObject> => ({
  keys: new Map([[26, publicKey]]),
  revocations,
  verify: (key, message, signature) => verify(null, message, key, signature),
});
const showing = { tripId: seal.tripId, plate: seal.plate, now: DEPARTS };
const codesOf = (token: string, change: Partial<typeof showing> = {}, ...revocations: Revocation[]) => {
  const checked = checkSeal(token, book(...revocations), { ...showing, ...change });
  return checked.ok ? 'ok' : checked.reasons.map(({ code }) => code);
};

const uuid = fc.uuid() as fc.Arbitrary<Uuid>;
const minute = fc.integer({ min: 0, max: 2 ** 31 - 1 }).map((minutes) => at(new Date(minutes * 60_000).toISOString()));
const anySeal: fc.Arbitrary<Seal> = fc.record({
  keyId: fc.integer({ min: 0, max: 255 }),
  ...{ authorizationId: uuid, tripId: uuid, issue: fc.integer({ min: 1, max: 65_535 }) },
  plate: fc.constantFrom('RTA1B23', 'ABC1234', 'ZZZ9Z99').map((text) => the(Plate, text)),
  ...{ validFrom: minute, validUntil: minute },
});

describe('a seal', () => {
  it('says again all that it was given', () =>
    fc.assert(
      fc.property(anySeal, (one) => {
        const token = tokenOf(messageOf(one), new Uint8Array(64));
        expect(readToken(token)?.seal).toEqual(one);
        expect(token).toMatch(/^[0-9A-HJKMNP-TV-Z]{184}$/);
      }),
    ));

  it('is accepted on its trip, in its vehicle, from before the departure until after the end', () => {
    expect(codesOf(signed())).toBe('ok');
    expect(codesOf(signed(), { now: seal.validFrom })).toBe('ok');
    expect(codesOf(signed(), { now: seal.validUntil })).toBe('ok');
    expect(codesOf(signed().toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l'))).toBe('ok');
  });

  it('is refused when any of its bytes was changed', () => {
    const token = signed();
    const { message, signature } = readToken(token)!;
    const bytes = [...message, ...signature];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (position, change) => {
          const changed = Uint8Array.from(bytes.with(position, bytes[position]! ^ change));
          const codes = codesOf(tokenOf(changed.slice(0, message.length), changed.slice(message.length)));
          expect([['altered'], ['unknown-key']]).toContainEqual(codes);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is refused when it is cut, lengthened, or no seal at all', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.integer({ min: 0, max: 183 }).map((length) => signed().slice(0, length)),
          fc.constant(`${signed()}0`),
        ),
        (token) => expect(codesOf(token)).toEqual(['altered']),
      ),
    ));

  it('is refused when another key signed it, or one that is not known', () => {
    expect(codesOf(signed({}, stranger))).toEqual(['altered']);
    expect(codesOf(signed({ keyId: 25 }))).toEqual(['unknown-key']);
  });

  it('is refused on any other trip', () =>
    fc.assert(
      fc.property(uuid, (tripId) => {
        fc.pre(tripId !== seal.tripId);
        expect(codesOf(signed(), { tripId })).toEqual(['other-trip']);
      }),
    ));

  it('is refused before its time and after it', () => {
    expect(codesOf(signed(), { now: addMinutes(seal.validFrom, -1) })).toEqual(['not-yet-valid']);
    expect(codesOf(signed(), { now: addMinutes(seal.validUntil, 1) })).toEqual(['expired']);
  });

  it('is refused once revoked', () =>
    expect(codesOf(signed(), {}, { authorizationId: seal.authorizationId, validIssue: null })).toEqual(['revoked']));

  it('is refused once another issue took its place, with the vehicle that was swapped; the new one is accepted', () => {
    const plate = the(Plate, 'RTC0002');
    const swapped = { authorizationId: seal.authorizationId, validIssue: 2 };
    expect(codesOf(signed(), { plate }, swapped)).toEqual(['swapped-vehicle', 'superseded']);
    // A phone that was not told of the swap still sees the plate.
    expect(codesOf(signed(), { plate })).toEqual(['swapped-vehicle']);
    expect(codesOf(signed({ issue: 2, plate }), { plate }, swapped)).toBe('ok');
  });

  it('tells every reason at once, in Portuguese', () => {
    const checked = checkSeal(signed(), book({ authorizationId: seal.authorizationId, validIssue: null }), {
      ...showing,
      ...{ tripId: idFrom('another trip'), now: at('2027-01-01T00:00:00.000Z') },
    });
    expect(checked).toMatchObject({
      reasons: [
        { code: 'other-trip', text: 'A autorização é de outra viagem.' },
        { code: 'expired', text: 'A autorização venceu em 06/10/2026, 18:00.' },
        { code: 'revoked', text: 'A autorização foi revogada.' },
      ],
    });
  });

  it('is not held against others that were revoked', () =>
    expect(codesOf(signed(), {}, { authorizationId: idFrom('another'), validIssue: null })).toBe('ok'));
});
