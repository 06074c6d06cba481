import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  startEventStoreDbServer,
  type EventStoreDbServer,
} from '../../libs/event-store/src/testing/eventstoredb-server.js';
import { verifyLog } from '../../apps/cli/src/verify-log.js';
import { openService, type Service } from '../support/service.js';
import { checkAndClose } from '../support/month-file.js';
import { foundWorld, type World } from '../support/world.js';

const DAY = '2026-10-05';

/** A real server at EVENTSTOREDB_URL, or one in this process that speaks its protocol. Read models stay in PostgreSQL. */
describe('the main job with its log in EventStoreDB', () => {
  let server: EventStoreDbServer | undefined;
  let service: Service;
  let world: World;
  beforeAll(async () => {
    const real = process.env['EVENTSTOREDB_URL'];
    server = real ? undefined : await startEventStoreDbServer();
    service = await openService({ eventStore: 'eventstoredb', eventStoreDbUrl: real ?? server!.url });
    world = await foundWorld(service.api);
  });
  afterAll(async () => {
    await service.close();
    await server?.stop();
  });

  it('goes from the scheduled trip to the ledger and the file, and keeps no event in PostgreSQL', async () => {
    const tripId = await world.schedule(DAY);
    const trip = `trips/${tripId}`;
    const authorizationId = await world.patient(tripId, DAY);
    service.clock.set(`${DAY}T18:00:00.000Z`);
    await service.api.done(`${trip}/departure`, { at: `${DAY}T07:00:00.000Z`, odometerKm: 100 });
    await service.api.done(`${trip}/authorizations/${authorizationId}/boarding`, { at: `${DAY}T07:10:00.000Z` });
    await service.api.done(`${trip}/authorizations/${authorizationId}/return`, {
      ...{ outcome: 'returned', at: `${DAY}T13:00:00.000Z` },
    });
    await service.api.done(`${trip}/completion`, { at: `${DAY}T17:00:00.000Z`, odometerKm: 300 });
    await world.readyToPresent('202610');
    service.clock.set('2026-11-05T12:00:00.000Z');
    const month = `managers/${world.managerId}/competences/202610`;
    await checkAndClose(service, world.managerId, '202610');
    expect(await service.api.done(`${month}/export`)).toMatchObject({ name: 'PA311200.OUT', lines: 1 });
    expect(await service.api.seen(`${month}/ledger`)).toMatchObject({
      entries: [{ tripId, authorizationId, role: 'patient', legs: 'round-trip', quantity: 2 }],
    });
    expect(await service.database.query('select from eventstore.event limit 1')).toEqual([]);
  });

  it('has an unbroken chain of hashes in every stream', async () => {
    const { faults, streams } = await verifyLog(service.store, { gapFree: false });
    expect(faults).toEqual([]);
    expect(streams).toBeGreaterThan(5);
  });

  it('answers a repeated command as the first time', async () => {
    const { path, body, key, answer } = service.api.commands.at(-2)!;
    expect((await service.api.post(path, body, { key })).body).toEqual(answer);
  });
});
