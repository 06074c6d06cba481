import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlertDesk } from '#embarque/alerts';
import { OPERATOR, type Reach } from '#embarque/application';
import { IbgeCode, idFrom, LocalDate, the, type Instant } from '#embarque/kernel';
import { migratedDatabase } from '../../../../test/support/migrated.js';
import { requestsSchema } from '../schema.js';
import { RequestAlerts, undecidedRequests } from './request-alerts.js';

const OLIVEIRA = the(IbgeCode, '314560');
const CANDEIAS = the(IbgeCode, '311200');
const NOW = '2026-10-05T15:00:00.000Z' as Instant;
const of = (...residents: IbgeCode[]): Reach => ({ managers: [], serving: [], towns: residents, residents });

describe('the alerts of requests', () => {
  let base: Awaited<ReturnType<typeof migratedDatabase>>;
  const desk = new AlertDesk();
  beforeAll(async () => {
    base = await migratedDatabase(requestsSchema);
    new RequestAlerts(base.database, desk);
    // On each of a hundred days around today twenty from either town; one in four still waits.
    await base.database.query(
      `insert into requests.request (request_id, person_id, residence, appointment_id, establishment, destination, date,
         time, kind, from_town, legs, accommodation, needs, companions, assessed_by, assessed_on, birth_date, late,
         policy_version, requested_at, status, late_withdrawal)
       select gen_random_uuid(), $1, case when n % 2 = 0 then '314560' else '311200' end, $1, '9900003', '312230',
         date '2026-10-05' - 50 + n / 40, '08:00', 'consultation', '314560', 'round-trip', 'seat', '', '[]', '', '2026-09-01',
         '', false, 0, '2026-09-30T12:00:00Z', case when n % 8 < 2 then 'waiting' else 'travelled' end, false
         from generate_series(0, 3999) n`,
      [idFrom('person')],
    );
    await base.database.query('analyze requests.request');
  });
  afterAll(() => base.drop());

  it('are about appointments of today and tomorrow that nobody decided, by day and destination', async () => {
    const alerts = await desk.alerts({ access: OPERATOR, reach: of(OLIVEIRA) }, NOW);
    expect(alerts).toMatchObject([
      {
        ...{ code: 'request-undecided', severity: 'warning', since: '2026-10-04T03:00:00.000Z' },
        text: 'Atendimentos de 05/10/2026 em Divinópolis: 5 pedidos não têm autorização nem recusa.',
        about: { destination: '312230', date: '2026-10-05' },
      },
      { about: { date: '2026-10-06' }, since: '2026-10-05T03:00:00.000Z' },
    ]);
    const [both] = await desk.alerts({ access: OPERATOR, reach: of(OLIVEIRA, CANDEIAS) }, NOW);
    expect(both!.text).toMatch(/10 pedidos/);
    expect(await desk.alerts({ access: OPERATOR, reach: of() }, NOW)).toEqual([]);
  });

  it('are found by an index', async () => {
    const query = undecidedRequests(base.database, of(OLIVEIRA), the(LocalDate, '2026-10-05'));
    const [sql, parameters] = query.getQueryAndParameters();
    const plan = await base.database.query<{ 'QUERY PLAN': string }[]>(`explain ${sql}`, parameters);
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toMatch(/Index Scan/);
    expect(text).not.toMatch(/Seq Scan/);
  });
});
