import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Pool } from 'pg';
import { MemoryEventStore } from '#embarque/event-store';
import { idFrom, Quadrimester, the, type Instant } from '#embarque/kernel';
import { projectionPool, Projector, readModelSchema } from '#embarque/read-model';
import { EVERYTHING } from '../../../../../test/support/askers.js';
import { migratedDatabase } from '../../../../../test/support/migrated.js';
import { ViewQuadrimesterHandler } from '../../queries/view-quadrimester/view-quadrimester.js';
import { monitoringSchema } from '../../schema.js';
import { monitoringProjection } from './monitoring.projection.js';

const [one, other] = [idFrom('manager', 'one'), idFrom('manager', 'other')];
const registered = (managerId: string, name: string) => ({
  type: 'FleetManagerRegistered',
  data: { managerId, name, seat: '311200' },
});
const completed = (managerId: string, date: string, people: number) => ({
  type: 'TripCompleted',
  data: { managerId, date, transports: Array(people).fill({}) },
});
const corrected = (managerId: string, date: string, before?: object, after?: object) => ({
  type: 'TransportCorrected',
  data: { managerId, date, before, after },
});
const exported = (managerId: string, competence: string, ...months: [string, number, number][]) => ({
  type: 'BpaFileExported',
  data: {
    ...{ managerId, competence },
    file: { months: months.map(([month, lines, units]) => ({ competence: month, lines, units })) },
  },
});

const HISTORY = [
  registered(one, 'CIS Exemplo'),
  registered(other, 'CIS Alheio'),
  completed(one, '2026-09-30', 4),
  completed(one, '2026-10-01', 3),
  completed(one, '2026-10-31', 3),
  corrected(one, '2026-10-31', {}),
  corrected(one, '2026-10-31', {}),
  corrected(one, '2026-10-31', undefined, {}),
  corrected(one, '2026-10-31', {}, {}),
  completed(other, '2026-10-31', 1),
  exported(one, '202609', ['202609', 3, 12]),
  // What was completed late travels in a later file, and still feeds its own month.
  exported(one, '202610', ['202609', 1, 4], ['202610', 5, 20]),
  completed(one, '2026-12-01', 1),
  completed(one, '2026-08-31', 9),
];

describe('manager by month', () => {
  let base: Awaited<ReturnType<typeof migratedDatabase>>;
  let pool: Pool;
  let store: MemoryEventStore;
  beforeAll(async () => {
    base = await migratedDatabase(readModelSchema, monitoringSchema);
    pool = projectionPool(base.url);
    store = new MemoryEventStore();
    for (const [n, { type, data }] of HISTORY.entries()) {
      await store.append('all', 'any', [{ id: idFrom('event', n), type, data, metadata: {} }]);
    }
  });
  afterAll(async () => {
    await pool.end();
    await base.drop();
  });
  const view = (now: string, managerId?: string) =>
    new ViewQuadrimesterHandler(base.database, { now: () => now as Instant }).execute({
      asker: EVERYTHING,
      ...{ quadrimester: the(Quadrimester, '2026Q3'), ...(managerId ? { managerId } : {}) },
    } as never);

  it.each([1, 3, 1000])('adds up what was done and presented, %d events at a time', async (limit) => {
    const paged = Object.assign(Object.create(store) as MemoryEventStore, {
      readAll: (after: bigint, options: object) => store.readAll(after, { ...options, limit }),
    });
    const projector = new Projector(paged, pool, [monitoringProjection], { info: () => {}, fault: () => {} });
    await projector.rebuild(monitoringProjection);

    const { managers, asOf } = await view('2027-01-01T02:59:59.000Z');
    expect(asOf).toBe('2026-12-31');
    expect(managers.map(({ name, seat }) => [name, seat])).toEqual([
      ['CIS Alheio', 'Candeias'],
      ['CIS Exemplo', 'Candeias'],
    ]);
    expect(managers[1]!.months).toEqual([
      { competence: '202609', trips: 1, passengers: 4, lines: 4, units: 16, state: 'fed' },
      { competence: '202610', trips: 2, passengers: 5, lines: 5, units: 20, state: 'fed' },
      { competence: '202611', trips: 0, passengers: 0, lines: 0, units: 0, state: 'zero' },
      { competence: '202612', trips: 1, passengers: 1, lines: 0, units: 0, state: 'open' },
    ]);
    expect(managers[0]!.months.map(({ state, presentable }) => [state, presentable])).toEqual([
      ['zero', undefined],
      ['missing', true],
      ['zero', undefined],
      ['open', undefined],
    ]);
  });

  it('says of a missing month when it is too late, and shows one manager when asked', async () => {
    const { managers } = await view('2027-02-01T03:00:00.000Z', other);
    expect(managers).toHaveLength(1);
    expect(managers[0]!.months[1]).toMatchObject({ state: 'missing', presentable: false });
    const unknown = await view('2027-02-01T03:00:00.000Z', idFrom('nobody'));
    expect(unknown.managers).toEqual([]);
  });
});
