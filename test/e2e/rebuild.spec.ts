import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Cnes, type Competence, type Uuid } from '#embarque/kernel';
import { BpaFiles } from '#embarque/production';
import { PRESENTER_CNES } from '../../apps/cli/src/demo/territory.js';
import { verifyLog } from '../../apps/cli/src/verify-log.js';
import { playMonth } from '../support/demo-month.js';
import { checkAndClose, rowsOf, written } from '../support/month-file.js';
import { openService, type Service } from '../support/service.js';

const MONTH = '202610' as Competence;
const NEXT = '202611' as Competence;
const LATE_DAY = '2026-10-30';

describe('a month, its file, and everything again from the first event', () => {
  let service: Service;
  let twin: Service;
  let managerId: Uuid;
  let month: Awaited<ReturnType<typeof playMonth>>;
  let late: string;
  let first: Awaited<ReturnType<typeof written>>;

  beforeAll(async () => {
    [service, twin] = await Promise.all([openService(), openService()]);
    const played = await Promise.all([service, twin].map((one) => playMonth(one, '7', MONTH, 20)));
    month = played[0]!;
    managerId = month.managerId;
    late = await travelledLate();
    service.clock.set('2026-11-05T12:00:00.000Z');
    await checkAndClose(service, managerId, MONTH);
    first = await written(service, managerId, MONTH);
    await service.caughtUp();
  });
  afterAll(() => Promise.all([service.close(), twin.close()]));

  /** A trip of the last days of the month whose completion is not recorded before the month closes. */
  const travelledLate = async (): Promise<string> => {
    const { api } = service;
    const { routeId, towns, cnes } = month.routes[2]!;
    const [vehicleId] = month.fleet.reserves;
    const [departsAt, returnsAt, endsAt] = ['22:00', '23:00', '23:59'].map((time) => `${LATE_DAY}T${time}:00.000Z`);
    const { tripId } = await api.done<{ tripId: string }>('trips', {
      ...{ routeId, vehicleId, driverId: month.fleet.drivers.at(-1), attendantId: month.fleet.attendants.at(-1) },
      ...{ departsAt, returnsAt, endsAt },
      ...{
        departsAt: `${LATE_DAY}T22:00:00.000Z`,
        returnsAt: `${LATE_DAY}T23:00:00.000Z`,
        endsAt: `2026-10-31T02:00:00.000Z`,
      },
    });
    const person = month.people.patients.get(towns[0]!)!.find(({ age }) => age >= 18)!;
    const { appointmentId } = await api.done<{ appointmentId: string }>('appointments', {
      ...{ personId: person.personId, system: 'SISREG', protocol: 'L1', establishment: cnes },
      ...{ date: LATE_DAY, time: '19:30', kind: 'consultation' },
    });
    const { authorizationId } = await api.done<{ authorizationId: string }>(`trips/${tripId}/authorizations`, {
      ...{ personId: person.personId, role: 'patient', accommodation: 'seat', legs: 'round-trip' },
      ...{ from: towns[0], boardingPlace: 'Praça', appointmentId },
    });
    service.clock.set('2026-10-31T12:00:00.000Z');
    await api.done(`trips/${tripId}/departure`, { at: departsAt, odometerKm: 1 });
    await api.done(`trips/${tripId}/authorizations/${authorizationId}/boarding`, { at: departsAt });
    await api.done(`trips/${tripId}/authorizations/${authorizationId}/return`, { outcome: 'returned', at: returnsAt });
    return tripId;
  };

  it('writes lines of patients and companions, and keeps what cannot be presented with its causes', async () => {
    const view = await service.api.seen(`managers/${managerId}/competences/${MONTH}`);
    expect(view).toMatchObject({ status: 'exported', file: { sha256: first.sha256 } });
    expect(view.patientLines + view.companionLines).toBe(first.lines);
    expect(view.companionLines).toBeGreaterThan(0);
    expect(Object.keys(view.unpresentable)).toEqual(
      expect.arrayContaining(['age-not-accepted', 'lap-child', 'under-minimum-distance']),
    );
  });

  it('has the same rows and the same file when every projection is built again from the first event', async () => {
    const live = await rowsOf(service);
    expect(Object.values(live).join('').length).toBeGreaterThan(10_000);
    for (const projection of service.projector.projections) await service.projector.rebuild(projection);
    expect(await rowsOf(service)).toEqual(live);
    expect(await written(service, managerId, MONTH)).toEqual(first);
  });

  it('has a log without gaps, and checkpoints that tell the truth', async () => {
    const { store, projector } = service;
    const report = await verifyLog(store, { gapFree: true, checkpoints: await projector.status() });
    expect(report).toMatchObject({ faults: [], events: Number(await store.head()) });
  });

  it('gives the same bytes for the same seed in another database', async () => {
    twin.clock.set('2026-11-05T12:00:00.000Z');
    await checkAndClose(twin, managerId, MONTH);
    expect((await written(twin, managerId, MONTH)).bytes).toBe(first.bytes);
  });

  it('does not close a month twice', async () => {
    const head = await service.store.head();
    expect(await service.api.post(`managers/${managerId}/competences/${MONTH}/closing`, {})).toMatchObject({
      status: 422,
      body: { code: 'competence-already-closed' },
    });
    expect(await service.store.head()).toBe(head);
  });

  it('presents a trip that was completed late in the next month, and leaves the file that was sent as it is', async () => {
    await service.api.done(`trips/${late}/completion`, { at: '2026-10-31T02:00:00.000Z', odometerKm: 200 });
    const { entries } = await service.api.seen(`managers/${managerId}/competences/${NEXT}/ledger`);
    expect(entries).toMatchObject([{ tripId: late, date: LATE_DAY, role: 'patient' }]);

    await correctedWhoCameBack();
    service.clock.set('2026-12-03T12:00:00.000Z');
    const month = `managers/${managerId}/competences/${NEXT}`;
    await service.api.done(`${month}/check`);
    const closings = await Promise.all(
      ['one', 'other'].map((key) => service.api.post(`${month}/closing`, {}, { key })),
    );
    expect(closings.map(({ status }) => status).sort()).toEqual([200, 422]);
    const second = await written(service, managerId, NEXT);
    await correctedLate();
    expect(second).toMatchObject({ lines: 2, months: [{ competence: MONTH, lines: 2 }] });
    expect(await written(service, managerId, MONTH)).toEqual(first);
    expect(await service.get(BpaFiles).managerPresentingAs(PRESENTER_CNES as Cnes)).toBe(managerId);

    await service.caughtUp();
    const live = await rowsOf(service);
    for (const projection of service.projector.projections) await service.projector.rebuild(projection);
    expect(await rowsOf(service)).toEqual(live);
    expect(await written(service, managerId, NEXT)).toEqual(second);
  });

  /** Whoever was sent with the way out only turns out to have come back, too: the next month has the rest, as was foreseen. */
  const correctedWhoCameBack = async () => {
    const months = `managers/${managerId}/competences`;
    type Lines = { entries: { tripId: string; authorizationId: string; legs: string; quantity: number }[] };
    const sent = await service.api.seen<Lines>(`${months}/${MONTH}/ledger?only=lines`);
    const { tripId, authorizationId, quantity } = sent.entries.find(({ legs }) => legs === 'outbound')!;
    const before = await service.api.seen<{ units: number }>(`${months}/${NEXT}`);
    const foreseen = await service.api.seen<{ months: { units: number }[] }>(
      `managers/${managerId}/trips/${tripId}/passengers/${authorizationId}/correction-preview?outbound=yes&inbound=yes`,
    );
    expect(foreseen).toMatchObject({
      ...{ reasons: [], unpresentable: [], attended: { competence: MONTH, units: foreseen.months[0]!.units } },
      months: [{ competence: NEXT, status: 'open', lines: 1 }],
    });
    await service.api.done(`trips/${tripId}/authorizations/${authorizationId}/correction`, {
      ...{ outbound: true, inbound: true, reason: 'Voltou no mesmo dia' },
    });
    const after = await service.api.seen<{ units: number }>(`${months}/${NEXT}`);
    expect(after.units - before.units).toBe(foreseen.months[0]!.units);
    const late = await service.api.seen<Lines>(`${months}/${NEXT}/ledger?only=lines`);
    expect(late.entries).toContainEqual(
      expect.objectContaining({ tripId, authorizationId, correction: 1, quantity: foreseen.months[0]!.units }),
    );
    expect(quantity).toBeGreaterThan(0);
  };

  /** The line that was sent turns out to be wrong: it stays, and its correction stands beside it. */
  const correctedLate = async () => {
    const { passengers } = await service.api.seen<{ passengers: { authorizationId: string }[] }>(`trips/${late}`);
    const { authorizationId } = passengers[0]!;
    await service.api.done(`trips/${late}/authorizations/${authorizationId}/correction`, {
      ...{ outbound: false, inbound: false, reason: 'Não embarcou' },
    });
    const ledger = `managers/${managerId}/competences/${MONTH}/ledger?only=unpresentable`;
    const { entries } = await service.api.seen<{ entries: { correction?: number; tripId: string }[] }>(ledger);
    expect(entries.filter(({ correction }) => correction)).toMatchObject([
      { tripId: late, authorizationId, legs: 'none', causes: [{ code: 'presented-in-excess' }] },
    ]);
  };

  it('finds a fault in a log whose checkpoint is ahead of it', async () => {
    const checkpoints = [{ name: 'trips', position: (await service.store.head()) + 1n }];
    const { faults } = await verifyLog(service.store, { gapFree: true, checkpoints });
    expect(faults).toEqual([expect.stringMatching(/projeção trips/)]);
  });
});
