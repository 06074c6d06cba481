import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Pool } from 'pg';
import { AlertDesk } from '#embarque/alerts';
import { OPERATOR, type Reach } from '#embarque/application';
import { MemoryEventStore } from '#embarque/event-store';
import { idFrom } from '#embarque/kernel';
import { type PeopleNames } from '#embarque/people';
import { Projector, projectionPool, readModelSchema } from '#embarque/read-model';
import { migratedDatabase } from '../../../../test/support/migrated.js';
import {
  authorizationOf,
  authorized,
  boarded,
  DAY,
  departed,
  ELSEWHERE,
  HOME,
  MANAGER,
  on,
  scheduled,
  stopped,
  TRIP,
} from '../domain/testing/trip-facts.js';
import { tripStream } from '../domain/trip.js';
import { tripsProjection } from '../projections/trips/trips.projection.js';
import { tripsSchema } from '../schema.js';
import { openTrips, TripAlerts, type WhereTheyAre } from './trip-alerts.js';

const HISTORY = [
  scheduled({ towns: [HOME, ELSEWHERE] }),
  authorized('ana'),
  authorized('bia', { residence: ELSEWHERE, from: ELSEWHERE }),
  departed(),
  boarded('ana'),
  stopped(on('08:00')),
  stopped(on('09:00')),
];
const NOBODY: Reach = { managers: [], serving: [], towns: [], residents: [] };
const REACHES: Record<string, Reach> = {
  manager: { ...NOBODY, managers: [MANAGER], residents: [HOME] },
  town: { ...NOBODY, towns: [HOME], residents: [HOME] },
  operator: 'everything',
};

describe('the alerts of trips', () => {
  let base: Awaited<ReturnType<typeof migratedDatabase>>;
  let pool: Pool;
  const desk = new AlertDesk();
  beforeAll(async () => {
    base = await migratedDatabase(readModelSchema, tripsSchema);
    pool = projectionPool(base.url);
    const store = new MemoryEventStore();
    await store.append(
      tripStream(TRIP),
      'any',
      HISTORY.map(({ type, data }, n) => ({ id: idFrom('event', n), type, data, metadata: {} })),
    );
    await new Projector(store, pool, [tripsProjection], { info: () => {}, fault: () => {} }).rebuild(tripsProjection);
    const phonesShownTo = async (_: unknown, what: string, ids: readonly string[]) =>
      new Map(ids.map((id) => [id, `${what} ${id}`]));
    new TripAlerts(base.database, { phonesShownTo } as Partial<PeopleNames> as PeopleNames, desk);
  });
  afterAll(async () => {
    await pool.end();
    await base.drop();
  });

  const seen = async (reach: Reach) => (await desk.alerts({ access: OPERATOR, reach }, on('16:30'))) as WhereTheyAre[];
  const person = (name: string) => idFrom('person', name);

  it('show who runs the trip everybody without an outcome, with phone and last stop', async () => {
    const alerts = await seen(REACHES['manager']!);
    expect(alerts).toMatchObject([
      { code: 'outcome-missing', about: { tripId: TRIP }, lastStop: { at: new Date(on('09:00')) } },
    ]);
    expect(alerts[0]!.people).toMatchObject([
      {
        authorizationId: authorizationOf('ana'),
        phone: `ListAlerts ${person('ana')}`,
        lastSeen: expect.stringMatching(/04:10/),
      },
      { authorizationId: authorizationOf('bia'), lastSeen: expect.stringMatching(/^Não há registro/) },
    ]);
    expect(JSON.stringify(alerts)).not.toContain('Praça');
  });

  it('show a town its own passengers, and another town or a stranger nothing', async () => {
    const [alert, ...others] = await seen(REACHES['town']!);
    expect(others).toEqual([]);
    expect(alert!.people.map(({ personId }) => personId)).toEqual([person('ana')]);
    expect(alert!.text).toMatch(/1 pessoa está/);
    const other = '313130' as typeof HOME;
    expect(await seen({ ...NOBODY, towns: [other], residents: [other] })).toEqual([]);
    expect(await seen({ ...NOBODY, managers: [idFrom('other')] })).toEqual([]);
    expect(await seen(NOBODY)).toEqual([]);
  });

  describe('among years of trips', () => {
    beforeAll(async () => {
      await base.database.query(
        `insert into trips.trip (trip_id, manager_id, route_id, route_ids, towns, date, departs_at, returns_at, ends_at,
           vehicle_id, plate, seats, wheelchair_positions, seat_map, driver_id, overrides, boarding_points, status)
         select gen_random_uuid(), $1, $2, '{}', $3, $4::date - n / 20, $5::timestamptz - n * interval '1 hour',
           $5::timestamptz, $5::timestamptz, $2, 'RTA1B23', 22, 1, '[]', $2, '[]', '[]',
           case when n % 400 = 0 then 'underway' when n % 10 = 0 then 'cancelled' else 'completed' end
           from generate_series(1, 8000) n`,
        [MANAGER, idFrom('route'), [HOME], DAY, on('07:00')],
      );
      await base.database.query('analyze trips.trip');
    });

    it.each(Object.entries(REACHES))('are found by an index, for who sees as %s', async (_, reach) => {
      const [sql, parameters] = openTrips(base.database, reach, on('16:30')).getQueryAndParameters();
      const plan = await base.database.query<{ 'QUERY PLAN': string }[]>(`explain ${sql}`, parameters);
      const text = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect(text).toMatch(/trip_open/);
      expect(text).not.toMatch(/Seq Scan/);
    });
  });
});
