import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { type Asker, type Reach } from '#embarque/application';
import { addMinutes, type IbgeCode, type Instant, type Uuid } from '#embarque/kernel';
import { EVERYTHING } from '../../../test/support/askers.js';
import { migratedDatabase } from '../../../test/support/migrated.js';
import { plansOf } from '../../../test/support/plans.js';
import { MemoryKeys } from '../../privacy/src/testing/memory-keys.js';
import { HOME } from './domain/testing/request-facts.js';
import { OfferClock } from './offer-clock.js';
import { ListSeatOffers, ListSeatOffersHandler } from './queries/list-seat-offers/list-seat-offers.js';
import { RequestTexts } from './request-texts.js';
import { requestsSchema } from './schema.js';
import { type SeatOffers } from './seat-offers.js';

const NOW = '2026-10-03T12:00:00.000Z' as Instant;
const ELSEWHERE = '311120' as IbgeCode;
const MANAGER = '00000000-0000-4000-8000-000000000001' as Uuid;

/** Years of offers, of which a few are open: one every minute from now on, and three that nobody answered. */
describe('offers as rows', () => {
  let base: { database: DataSource; drop(): Promise<void> };
  let handler: ListSeatOffersHandler;
  beforeAll(async () => {
    base = await migratedDatabase(requestsSchema);
    handler = new ListSeatOffersHandler(base.database, new RequestTexts(new MemoryKeys()));
    await base.database.query(
      `insert into requests.seat_offer select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
         case when n % 50 = 0 then '${HOME}' else '${ELSEWHERE}' end, '310620', gen_random_uuid(),
         case when n % 100 = 0 then '${MANAGER}' else gen_random_uuid() end, now(), 1, 0, 1, '[]', 0, now(),
         $1::timestamptz + n * interval '1 minute',
         case when n < 250 then 'open' else 'lapsed' end, null
       from generate_series(-2, 20000) n`,
      [NOW],
    );
    await base.database.query('analyze requests.seat_offer');
  });
  afterAll(() => base.drop());

  const list = (input: Partial<ListSeatOffers> = {}, reach: Reach = 'everything') => {
    const asker: Asker = reach === 'everything' ? EVERYTHING : { access: EVERYTHING.access, reach };
    return handler.execute(Object.assign(new ListSeatOffers(), { ...input, asker }));
  };

  it('are read page by page, the first to be answered first, each once', async () => {
    const pages = [await list()];
    for (let next = pages[0]!.next; next; next = pages.at(-1)!.next) pages.push(await list({ after: next }));
    expect(pages.map(({ offers }) => offers.length)).toEqual([100, 100, 52]);
    const all = pages.flatMap(({ offers }) => offers);
    expect(new Set(all.map(({ offerId }) => offerId)).size).toBe(252);
    expect(all.map(({ validUntil }) => validUntil)).toEqual(all.map((_, n) => new Date(addMinutes(NOW, n - 2))));
  });

  it('are a town’s and their manager’s, and nobody else’s', async () => {
    const nothing = { managers: [], serving: [], towns: [], residents: [] };
    expect((await list({}, nothing)).offers).toEqual([]);
    const towns = await list({}, { ...nothing, residents: [HOME] });
    expect(new Set(towns.offers.map(({ residence }) => residence))).toEqual(new Set([HOME]));
    const managed = await list({ municipality: ELSEWHERE }, { ...nothing, managers: [MANAGER] });
    expect(managed.offers).toEqual([]);
  });

  it('are found by an index, whoever asks, and so are those that are due', async () => {
    const plans = await plansOf(base.database, async () => {
      await list({ municipality: HOME });
      await list({ managerId: MANAGER, status: 'lapsed' });
    });
    expect(plans).toEqual([expect.stringContaining('seat_offer_town'), expect.stringContaining('seat_offer_manager')]);

    const ended: string[] = [];
    const offers = {
      end: async ({ offerId }: { offerId: string }, type: string) => void ended.push(`${type} ${offerId}`),
    } as unknown as SeatOffers;
    const clock = new OfferClock(base.database, offers, { now: () => NOW });
    expect(await plansOf(base.database, () => clock.lapseDue())).toEqual([expect.stringContaining('seat_offer_due')]);
    expect(ended).toEqual(ended.map(() => expect.stringMatching(/^SeatOfferLapsed /)));
    expect(ended).toHaveLength(3);
  });
});
