import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#embarque/event-store';
import { idFrom, type Instant, type Uuid } from '#embarque/kernel';
import { ReplaceVehicle, RevokeAuthorization, type KnownTrip } from '#embarque/trips';
import { MemoryKeys } from '../../privacy/src/testing/memory-keys.js';
import {
  authorizationOf,
  later,
  officeOn,
  TIMES,
  tripOf,
  vehicle,
  type Office,
} from '../../trips/src/testing/office.js';
import { AuthorizationSeals, revocationsOf } from './authorization-seals.js';
import { readToken } from './domain/seal.js';
import { SealKeys } from './seal-keys.js';

const KEYS = new MemoryKeys();
let office: Office;
let now: Instant;
let seals: AuthorizationSeals;
beforeEach(() => {
  office = officeOn(new MemoryEventStore());
  now = TIMES.departsAt;
  seals = new AuthorizationSeals(new SealKeys(KEYS), KEYS, { now: () => now });
});

const TRIP = tripOf('trip');
const ANA = authorizationOf('ana');

async function scheduled(key = 'trip', days = 0): Promise<Uuid> {
  const times = later(TIMES, days);
  expect(await office.schedule({ key }, { name: 'car-5', driver: key, times })).toMatchObject({ ok: true });
  return tripOf(key);
}
async function authorized(tripId: Uuid, name = 'ana', key = name): Promise<void> {
  expect(await office.authorize(tripId, name, { key })).toMatchObject({ ok: true });
}
async function read(tripId: Uuid) {
  const { trip, authorizations } = await office.directory.travellers(tripId);
  return { trip: trip as KnownTrip, authorizations };
}
async function papersOf(tripId: Uuid, authorizationId: Uuid, issue = 1) {
  const { trip } = await read(tripId);
  return {
    token: await seals.tokenOf(trip, { authorizationId, issue }),
    code: seals.shortCodeOf({ authorizationId, issue }),
  };
}
const revocationsOfTrips = async (...tripIds: Uuid[]) =>
  (await Promise.all(tripIds.map((tripId) => office.directory.travellers(tripId)))).flatMap(revocationsOf);
const check = async (shown: string, tripId = TRIP) => {
  const checked = await seals.check(shown, await read(tripId));
  return checked.ok ? 'ok' : checked.reasons.map(({ code }) => code);
};

describe('the seal of an authorisation', () => {
  beforeEach(async () => {
    await scheduled();
    await authorized(TRIP);
  });

  it('is accepted, read or typed, and is the same whenever it is printed', async () => {
    const papers = await papersOf(TRIP, ANA);
    expect(await check(papers.token)).toBe('ok');
    expect(await check(papers.code)).toBe('ok');
    expect(await papersOf(TRIP, ANA)).toEqual(papers);
  });

  it('names nobody', async () => {
    const { token } = await papersOf(TRIP, ANA);
    expect(JSON.stringify(readToken(token))).not.toContain(idFrom('person', 'ana'));
  });

  it('is refused on another trip', async () => {
    const other = await scheduled('other', 7);
    now = later(TIMES, 7).departsAt;
    const { token, code } = await papersOf(TRIP, ANA);
    expect(await check(token, other)).toEqual(['other-trip', 'expired']);
    expect(await check(code, other)).toEqual(['unknown-code']);
  });

  it('is refused after a swap, and what was issued anew is accepted', async () => {
    const old = await papersOf(TRIP, ANA);
    expect(
      await office.send(ReplaceVehicle, { tripId: TRIP, vehicleId: vehicle('van-6'), reason: 'Pane' }, { key: 'swap' }),
    ).toMatchObject({ ok: true });
    expect(await check(old.token)).toEqual(['swapped-vehicle', 'superseded']);
    expect(await check(old.code)).toEqual(['superseded']);

    const reissued = await papersOf(TRIP, ANA, 2);
    expect(await check(reissued.token)).toBe('ok');
    expect(await check(reissued.code)).toBe('ok');
    expect(await revocationsOfTrips(TRIP)).toEqual([{ authorizationId: ANA, validIssue: 2 }]);
  });

  it('is refused once revoked', async () => {
    const { token, code } = await papersOf(TRIP, ANA);
    await office.send(RevokeAuthorization, { tripId: TRIP, authorizationId: ANA, reason: 'Remarcada' }, { key: 'no' });
    expect(await check(token)).toEqual(['revoked']);
    expect(await check(code)).toEqual(['revoked']);
    expect(await revocationsOfTrips(TRIP, idFrom('no trip'))).toEqual([{ authorizationId: ANA, validIssue: null }]);
  });

  it('is refused when it is past, and a wrong character is told from an unknown code', async () => {
    const { token, code } = await papersOf(TRIP, ANA);
    const other = code.endsWith('0') ? '1' : '0';
    expect(await check(code.slice(0, 7) + other)).toEqual(['mistyped']);
    now = later(TIMES, 3).departsAt;
    expect(await check(token)).toEqual(['expired']);
    expect(await check(code)).toEqual(['expired']);
  });

  it('has a short code that does not follow from another', async () => {
    await authorized(TRIP, 'bia');
    const codes = [ANA, authorizationOf('bia')].flatMap((authorizationId) =>
      [1, 2].map((issue) => seals.shortCodeOf({ authorizationId, issue })),
    );
    expect(new Set(codes).size).toBe(4);
  });
});

describe('the keys of seals', () => {
  it('are those of the trips of last year, this year and the next, as public keys', async () => {
    const keys = await seals.publicKeys();
    expect(keys.map(({ kid }) => kid)).toEqual(['25', '26', '27']);
    expect(new Set(keys.map(({ x }) => x)).size).toBe(3);
    for (const key of keys) {
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
      expect(Buffer.from(key.x, 'base64url')).toHaveLength(32);
    }
    expect(await seals.publicKeys()).toEqual(keys);
  });
});
