import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Pool } from 'pg';
import { MemoryEventStore } from '#embarque/event-store';
import { idFrom } from '#embarque/kernel';
import { Projector, projectionPool, readModelSchema } from '#embarque/read-model';
import { migratedDatabase } from '../../../../../test/support/migrated.js';
import { requestStream, type RequestEvent } from '../../domain/request.js';
import { asked, ASKED_AT, authorised, requestOf, TRIP } from '../../domain/testing/request-facts.js';
import { requestsSchema } from '../../schema.js';
import { requestsProjection } from './requests.projection.js';

const about = (name: string, turn = 1) => ({
  ...{ requestId: requestOf(name), offerId: idFrom('offer', name, turn), tripId: TRIP },
});
const offered = (name: string, turn = 1): RequestEvent => ({
  type: 'SeatOffered',
  data: {
    ...about(name, turn),
    ...{ managerId: idFrom('manager'), departsAt: ASKED_AT, places: { seats: 1, wheelchairs: 0 }, place: 1 },
    ...{ passedOver: [], offeredAt: ASKED_AT, validUntil: ASKED_AT, policyVersion: 0 },
  },
});

const HISTORY: readonly RequestEvent[] = [
  ...['ana', 'bia', 'caio', 'davi'].map((name) => asked(name)),
  offered('ana'),
  { type: 'SeatOfferDeclined', data: { ...about('ana'), reason: 'sealed' } },
  offered('bia'),
  { type: 'SeatOfferLapsed', data: about('bia') },
  offered('caio'),
  authorised('caio'),
  offered('davi'),
  { type: 'SeatOfferCancelled', data: about('davi') },
  offered('davi', 2),
  { type: 'RequestWithdrawn', data: { requestId: requestOf('davi'), kind: 'patient', reason: 'sealed' } },
  offered('bia', 2),
];

let base: Awaited<ReturnType<typeof migratedDatabase>>;
let pool: Pool;
beforeAll(async () => {
  base = await migratedDatabase(readModelSchema, requestsSchema);
  pool = projectionPool(base.url);
});
afterAll(async () => {
  await pool.end();
  await base.drop();
});

it('says what became of each offer, the same event by event as all at once', async () => {
  const store = new MemoryEventStore();
  const projector = new Projector(store, pool, [requestsProjection], { info: () => undefined, fault: () => undefined });
  const rows = () =>
    base.database.query<{ offer_id: string; status: string; reason: string | null }[]>(
      'select * from requests.seat_offer order by offer_id',
    );
  projector.start();
  for (const [n, { type, data }] of HISTORY.entries()) {
    const stream = requestStream(data.requestId);
    const { position } = await store.append(stream, 'any', [{ id: idFrom('event', n), type, data, metadata: {} }]);
    expect(await projector.caughtUp(position)).toBe(true);
  }
  const live = await rows();
  const became = new Map(live.map(({ offer_id, status, reason }) => [offer_id, reason ? [status, reason] : [status]]));
  const of = (name: string, turn = 1) => became.get(about(name, turn).offerId);
  expect([of('ana'), of('bia'), of('caio'), of('davi'), of('davi', 2), of('bia', 2)]).toEqual([
    ...[['declined', 'sealed'], ['lapsed'], ['accepted'], ['cancelled'], ['cancelled'], ['open']],
  ]);
  await projector.rebuild(requestsProjection);
  expect(await rows()).toEqual(live);
  await projector.stop();
});
