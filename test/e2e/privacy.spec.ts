import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Dispatcher } from '#embarque/application';
import { type Competence, type Uuid } from '#embarque/kernel';
import { type SubjectReport } from '#embarque/people';
import { PURPOSES_VERSION } from '#embarque/privacy';
import { verifyLog } from '../../apps/cli/src/verify-log.js';
import { playMonth } from '../support/demo-month.js';
import { checkAndClose, rowsOf, written } from '../support/month-file.js';
import { textOfPdf } from '../support/pdf.js';
import { openService, type Service } from '../support/service.js';
import { foundWorld, hours, TOWN, type World } from '../support/world.js';

const MONTH = '202610' as Competence;

/** A service whose commands leave what people typed into these fields behind, to be looked for. */
function overheard(service: Service, fields: readonly string[]) {
  const secrets = new Set<string>();
  const send: Dispatcher['send'] = (type, input, request) => {
    for (const field of fields) {
      const value = (input as Record<string, unknown>)[field];
      // A manager has a name too, which is no secret.
      if (typeof value === 'string' && (field !== 'name' || 'cpf' in (input as object) || 'cns' in (input as object))) {
        secrets.add(value);
      }
    }
    return service.dispatcher.send(type, input, request);
  };
  return { secrets, service: { ...service, dispatcher: { send } as Dispatcher } };
}

/** Every row of every table of the database, as text. */
async function dumpOf({ database }: Service): Promise<string> {
  const tables: { name: string }[] = await database.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts = await Promise.all(
    tables.map(async ({ name }) => {
      const [all] = await database.query<[{ text: string }]>(
        `select coalesce(string_agg(t::text, e'\\n'), '') as text from ${name} t`,
      );
      return all.text;
    }),
  );
  return texts.join('\n');
}

describe('a month of the demo, and whose it was', () => {
  let service: Service;
  let managerId: Uuid;
  let secrets: ReadonlySet<string>;
  let first: Awaited<ReturnType<typeof written>>;
  /** Somebody in the file each: erased before the month was closed, and after. */
  let early: string;
  let late: string;
  const month = () => `managers/${managerId}/competences/${MONTH}`;
  const erase = (personId: string) =>
    service.api.done<{ kept: readonly object[] }>(`people/${personId}/erasure`, { request: 'Protocolo 2026/1' });
  const report = (personId: string) => service.api.seen<SubjectReport>(`people/${personId}/report`);

  beforeAll(async () => {
    service = await openService();
    const PERSONAL = ['name', 'cpf', 'cns', 'phone', 'street', 'email', 'boardingPlace', 'exception'];
    const heard = overheard(service, PERSONAL);
    secrets = heard.secrets;
    ({ managerId } = await playMonth(heard.service, '11', MONTH, 12));
    await service.caughtUp();
    const { entries } = await service.api.seen<{ entries: { personId: string; role: string }[] }>(
      `${month()}/ledger?only=lines`,
    );
    [early, late] = [...new Set(entries.map(({ personId }) => personId))] as [string, string];
  });
  afterAll(() => service.close());

  it('is written nowhere in clear: no name, document, phone or address, in no table and no event', async () => {
    const texts = [
      await dumpOf(service),
      JSON.stringify((await service.events()).map(({ data, stream }) => [data, stream])),
    ];
    // 13 towns, a dozen patients and a dozen companions each.
    expect(secrets.size).toBeGreaterThan(1000);
    for (const text of texts) {
      expect(text.split(managerId).length).toBeGreaterThan(12);
      expect([...secrets].filter((secret) => text.includes(secret))).toEqual([]);
    }
  });

  it('keeps what is still to be presented of who is erased before the month is closed', async () => {
    expect(await erase(early)).toMatchObject({ kept: [{ what: expect.stringMatching(/por apresentar/) }] });
    service.clock.set('2026-11-05T12:00:00.000Z');
    await checkAndClose(service, managerId, MONTH);
    first = await written(service, managerId, MONTH);
    const { sections } = await report(early);
    const lines = sections.find(({ id }) => id === 'production')!.records;
    const name = lines.find((record) => record['Nome'])!['Nome']!;
    expect(first.bytes).toContain(name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().slice(0, 30));
  });

  it('tells a person everything, and once they are erased only what is kept, and why', async () => {
    const before = await report(late);
    // Whether somebody had to be told, the moving clock decides: a trip that has left needs no notice.
    const sections = before.sections.map(({ id }) => id).filter((id) => id !== 'notices');
    expect(sections).toEqual(['registration', 'appointments', 'trips', 'production']);
    expect(JSON.stringify(before)).toContain('Praça da Matriz');

    const { kept } = await erase(late);
    expect(kept).toContainEqual({
      what: expect.stringMatching(/^\d+ linhas de produção de competências fechadas/),
      legalBasis: expect.stringMatching(/6\.254\/2018, art\. 10.*art\. 16, I/),
    });
    const after = await report(late);
    expect(after).toMatchObject({ status: 'erased', erasure: { request: 'Protocolo 2026/1', kept } });
    expect(after.sections.map(({ id }) => id)).toEqual(['trips', 'production', 'record-views']);
    expect(JSON.stringify(after)).not.toContain('Praça da Matriz');
    expect(await service.api.get(`people/${late}`)).toMatchObject({ status: 404 });
    expect(await service.api.get(`people/${late}/appointments`)).toMatchObject({ status: 404 });

    const pdf = await fetch(`${service.api.address}/api/people/${late}/report.pdf`);
    expect(textOfPdf(Buffer.from(await pdf.arrayBuffer()))).toMatch(/Dados eliminados[^]*Mantido por lei/);
  });

  it('writes the file that was sent again, and every row, from the first event on', async () => {
    expect(await written(service, managerId, MONTH)).toEqual(first);
    await service.caughtUp();
    const live = await rowsOf(service);
    for (const projection of service.projector.projections) await service.projector.rebuild(projection);
    expect(await rowsOf(service)).toEqual(live);
    expect(await written(service, managerId, MONTH)).toEqual(first);
    const verified = await verifyLog(service.store, { gapFree: true, checkpoints: await service.projector.status() });
    expect(verified.faults).toEqual([]);
  });
});

describe('whoever wants to be erased', () => {
  const DAY = '2026-10-05';
  let service: Service;
  let world: World;
  beforeAll(async () => {
    service = await openService({
      privacyContact: { controller: 'CIS Exemplo', officer: { email: 'dpo@example.org' } },
    });
    world = await foundWorld(service.api);
  });
  afterAll(() => service.close());

  it('waits for the trips on whose lists they stand, and is told which', async () => {
    const { api } = service;
    const personId = await world.person();
    const erase = () => api.post(`people/${personId}/erasure`, { request: '1' });
    const tripId = await world.schedule(DAY);
    const appointmentId = await world.appointment(personId, DAY);
    const authorizationId = await world.authorize(tripId, world.seat(personId, { appointmentId }));
    const refused = await erase();
    expect(refused).toMatchObject({ status: 422, body: { code: 'person-not-erasable' } });
    expect(refused.body.reasons).toEqual([
      expect.stringMatching(new RegExp(`${authorizationId}.*${tripId}.*05/10/2026`)),
    ]);

    await api.done(`trips/${tripId}/authorizations/${authorizationId}/revocation`, { reason: 'Pedido do titular' });
    expect((await erase()).body).toMatchObject({ personId, kept: [] });
    await service.caughtUp();
    expect(await api.seen(`people/${personId}/report`)).toMatchObject({ status: 'erased', sections: [] });
    const { passengers } = await api.seen(`trips/${tripId}`);
    expect(passengers).toMatchObject([{ personId, boardingPlace: null, reason: null, whereabouts: 'revoked' }]);

    const seat = world.seat(personId, { appointmentId });
    expect(await api.post(`trips/${tripId}/authorizations`, seat)).toMatchObject({
      status: 404,
      body: { code: 'passenger-unknown' },
    });
  });

  it('keeps nothing of a lap child, who is neither patient nor companion', async () => {
    const { api, clock } = service;
    const tripId = await world.schedule('2026-10-06');
    const patient = await world.patient(tripId, '2026-10-06');
    const child = await world.person({ birthDate: '2024-05-01' });
    const carried = await world.authorize(
      tripId,
      world.seat(child, { role: 'lap-child', accommodation: 'lap', withAuthorization: patient }),
    );
    const { departsAt, returnsAt, endsAt } = hours('2026-10-06');
    clock.set('2026-10-06T20:00:00.000Z');
    const trip = `trips/${tripId}`;
    await api.done(`${trip}/departure`, { at: departsAt, odometerKm: 10 });
    for (const id of [patient, carried]) {
      await api.done(`${trip}/authorizations/${id}/boarding`, { at: departsAt });
      await api.done(`${trip}/authorizations/${id}/return`, { outcome: 'returned', at: returnsAt });
    }
    await api.done(`${trip}/completion`, { at: endsAt, odometerKm: 200 });
    expect(await api.done(`people/${child}/erasure`, { request: '2' })).toMatchObject({ kept: [] });

    const live = await rowsOf(service);
    for (const projection of service.projector.projections) await service.projector.rebuild(projection);
    expect(await rowsOf(service)).toEqual(live);
  });

  it('comes back as somebody new, with the same documents', async () => {
    const input = world.personInput({ municipality: TOWN.candeias });
    const { personId } = await service.api.done<{ personId: string }>('people', input);
    await service.api.done(`people/${personId}/erasure`, { request: '3' });
    const again = await service.api.done<{ personId: string }>('people', input);
    expect(again.personId).not.toBe(personId);
  });

  it('finds in public whom to write to, and what is done with the data', async () => {
    expect(await service.api.seen('privacy')).toMatchObject({
      ...{ controller: 'CIS Exemplo', officer: { email: 'dpo@example.org' }, purposesVersion: PURPOSES_VERSION },
      purposes: expect.arrayContaining([expect.objectContaining({ id: 'registration' })]),
    });
  });
});
