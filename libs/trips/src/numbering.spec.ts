import { describe, expect, it } from '@jest/globals';
import { Streams } from '#embarque/application';
import { MemoryEventStore } from '#embarque/event-store';
import { idFrom, type Instant, type Uuid } from '#embarque/kernel';
import { context } from '../../../test/support/asking.js';
import { ELSEWHERE, HOME } from './domain/testing/trip-facts.js';
import { Numbering } from './numbering.js';
import { authorizationOf, eventsOf, officeOn, tripOf } from './testing/office.js';
import { tripStream } from './domain/trip.js';

describe('the numbers of authorisations', () => {
  it('are 200 different ones for 200 at once, of several processes', async () => {
    const store = new MemoryEventStore();
    const processes = [1, 2].map(() => new Numbering(new Streams(store)));
    const numbers = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        processes[n % 2]!.next(HOME, idFrom('authorization', `${n}`), context({ key: `${n}` })),
      ),
    );
    expect(numbers.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 200 }, (_, n) => n + 1),
    );
  });

  it('begin anew in every town and every year, by the day in Minas Gerais', async () => {
    const numbering = new Numbering(new Streams(new MemoryEventStore()));
    const next = (town: typeof HOME, now: string) =>
      numbering.next(town, idFrom('one'), context({ key: town + now, now: now as Instant }));
    expect(await next(HOME, '2026-10-05T15:00:00.000Z')).toEqual({ town: HOME, year: 2026, sequence: 1 });
    expect(await next(HOME, '2027-01-01T02:00:00.000Z')).toEqual({ town: HOME, year: 2026, sequence: 2 });
    expect(await next(HOME, '2027-01-01T04:00:00.000Z')).toEqual({ town: HOME, year: 2027, sequence: 1 });
    expect(await next(ELSEWHERE, '2026-10-05T15:00:00.000Z')).toEqual({ town: ELSEWHERE, year: 2026, sequence: 1 });
  });

  it('stand on the authorisation, and are the same when its command comes again; a refused one takes none', async () => {
    const office = officeOn(new MemoryEventStore());
    await office.schedule({ key: 'trip' });
    const trip: Uuid = tripOf('trip');
    const number = { town: HOME, year: 2026, sequence: 1 };
    const first = await office.authorize(trip, 'ana', { key: 'ana' });
    expect(first).toMatchObject({ ok: true, result: { authorizationId: authorizationOf('ana'), number } });
    expect(await office.authorize(trip, 'ana', { key: 'ana' })).toMatchObject({ result: { number } });
    expect(await office.authorize(trip, 'ana', { key: 'ana again' })).toMatchObject({ ok: false });
    expect(await office.authorize(trip, 'bia', { key: 'bia' })).toMatchObject({
      result: { number: { ...number, sequence: 2 } },
    });
    const events = await eventsOf(office.store, tripStream(trip));
    expect(events.filter(({ type }) => type === 'PassengerAuthorized').map(({ data }) => data)).toMatchObject([
      { number },
      { number: { sequence: 2 } },
    ]);
  });
});
