import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { HttpAdapterHost } from '@nestjs/core';
import { QueryBus } from '@nestjs/cqrs';
import { QueryFailedError } from 'typeorm';
import { type Done, type Json } from '../support/api.js';
import { foundIn, personalDataIn } from '../support/personal-data.js';
import { readOpenApi, type OpenApi, type Schema } from '../support/openapi.js';
import { defaultSeatMap } from '#embarque/kernel';
import { openService, type Service } from '../support/service.js';
import { ReactionRunner } from '#embarque/read-model';
import { type SeatOfferPage } from '#embarque/requests';
import { DOCTOR, foundWorld, HERE, HOSPITAL, hours, TOWN, type World } from '../support/world.js';

const MONDAY = '2026-10-05';
const TUESDAY = '2026-10-06';
const WEDNESDAY = '2026-10-07';
const at = (time: string, day = MONDAY) => `${day}T${time}:00.000Z`;

describe('the main job, over HTTP alone', () => {
  let service: Service;
  let openApi: OpenApi;
  let world: World;
  beforeAll(async () => {
    service = await openService();
    openApi = await readOpenApi(service.api);
    world = await foundWorld(service.api);
  });
  afterAll(() => service.close());

  const post = <T = Json>(path: string, body: object = {}) => service.api.done<T>(path, body);
  const see = <T = Json>(path: string) => service.api.seen<T>(path);

  it('keeps the territory: members that come and go, a route and its distances', async () => {
    const { managerId } = world;
    await post(`managers/${managerId}/members`, { municipality: '310080', from: '2018-05-22' });
    await post(`managers/${managerId}/withdrawals`, { municipality: '310080', until: '2024-12-31' });

    expect(await see('managers')).toMatchObject([{ managerId, name: 'CIS Exemplo', acronym: 'CISEX' }]);
    expect(JSON.stringify(await see(`managers/${managerId}`))).toContain('2024-12-31');
    expect(await see(`managers/${managerId}/routes`)).toMatchObject([{ routeId: world.routeId }]);
    expect(await see(`managers/${managerId}/annex-difference?consortium=CISMAR&on=2026-10-01`)).toBeDefined();
    expect(await see(`establishments?municipality=${TOWN.divinopolis}`)).toMatchObject([{ cnes: HOSPITAL }]);
    expect(await see('municipalities?name=divinopolis')).toMatchObject([{ name: 'Divinópolis' }]);
  });

  it('keeps the fleet and its crew', async () => {
    const { managerId, vehicleId, driverId, attendantId } = world;
    await post(`crew/${driverId}/trainings`, { kind: 'defensive-driving', completedOn: '2026-01-15' });
    await post(`crew/${attendantId}/trainings`, { kind: 'first-aid', completedOn: '2026-01-15' });
    await post(`crew/${driverId}/licence`, { licenceCategory: 'E', licenceValidUntil: '2036-01-31' });
    await post(`vehicles/${vehicleId}/withdrawal`, { reason: 'Oficina: freios' });
    expect(await see(`managers/${managerId}/vehicles`)).toMatchObject([{ vehicleId, status: 'withdrawn' }]);
    await post(`vehicles/${vehicleId}/return`, { reason: 'Freios trocados' });

    const seats = defaultSeatMap({ seats: 22, wheelchairPositions: 1 }).map((seat) =>
      seat.label === '21' ? { ...seat, label: 'A', kind: 'attendant' } : seat,
    );
    await post(`vehicles/${vehicleId}/seat-map`, { seats });

    expect(await see(`managers/${managerId}/vehicles`)).toMatchObject([
      { vehicleId, status: 'available', seatMap: seats },
    ]);
    const crew = await see<{ crewMemberId: string; licenceCategory: string }[]>(`managers/${managerId}/crew`);
    expect(crew.find(({ crewMemberId }) => crewMemberId === driverId)).toMatchObject({ licenceCategory: 'E' });
  });

  it('registers people and finds them again', async () => {
    const input = world.personInput({
      ...{
        name: 'Cecília Exemplo',
        phone: '37998765432',
        email: 'cecilia@exemplo.org',
        complement: 'Fundos da padaria',
      },
    });
    const { personId } = await post<{ personId: string }>('people', input);
    await post(`people/${personId}/corrections`, { ...input, number: '12', reason: 'Mudou de endereço' });
    const { personId: gone } = await post<{ personId: string }>('people', world.personInput());
    await post(`people/${gone}/erasure`, { request: 'Protocolo 1' });
    expect(await service.api.get(`people/${gone}`)).toMatchObject({ status: 404 });

    const cancelled = await world.appointment(personId, MONDAY);
    await post(`appointments/${cancelled}/cancellation`, { reason: 'Remarcado pela regulação' });

    expect(await see(`people/${personId}`)).toMatchObject({ name: 'Cecília Exemplo', number: '12' });
    expect(await service.api.seen('people/by-document', { 'X-Document': String(input['cpf']) })).toMatchObject({
      personId,
    });
    await service.caughtUp();
    expect(await see(`people/${personId}/views`)).toMatchObject([{ what: 'FindPerson' }, { what: 'GetPerson' }]);
    expect(await see(`people/${personId}/report`)).toMatchObject({ status: 'registered' });
    expect(await see(`people/${personId}/report.pdf`)).toMatch(/^%PDF-/);
    expect(await see(`people/${personId}/appointments`)).toMatchObject([{ status: 'cancelled' }]);
    expect(await see('companion-grounds')).toContainEqual(expect.objectContaining({ code: 'IDOSO60' }));
    expect(await see('domain-tables/races')).toContainEqual(expect.objectContaining({ code: '05' }));
  });

  it('takes people from a spreadsheet: checks them first, then registers those who are right', async () => {
    const file =
      'Nome;Nascimento;Sexo;Raça/cor;CPF;CEP;Tipo de logradouro;Logradouro;Bairro\r\n' +
      'Conceição Exemplo;15/03/1970;Feminino;Parda;11144477735;37280-000;Rua;das Acácias;Centro\r\n' +
      'Incompleta Exemplo;15/03/1970;Feminino;Parda;;;Rua;das Acácias;Centro\r\n';
    const { body } = await service.api.request(`/api/imports?kind=people&municipality=${TOWN.oliveira}`, {
      ...{ method: 'POST', body: new Uint8Array(Buffer.from(file, 'latin1')) },
      headers: { 'Content-Type': 'text/csv', 'Idempotency-Key': randomUUID() },
    });
    const address = `imports/${body.importId}`;
    const until = async (status: string): Promise<object> => {
      for (;;) {
        const view: { status: string } = await see(address).catch(() => ({ status: 'not seen yet' }));
        if (view.status === status) return view;
        await sleep(50);
      }
    };
    expect(await until('checked')).toMatchObject({
      ...{ lines: 2, fresh: 1, known: 0, refused: 1 },
      report: [{ number: 3, outcome: 'refused', faults: [{ column: 'CEP', code: 'cell-missing' }] }],
    });
    await post(`${address}/commitment`);
    expect(await until('finished')).toMatchObject({ registered: 1, refused: 1, progress: { done: 1, refused: 1 } });
    expect(await see(`${address}/report.csv`)).toContain('3;recusada;CEP;cell-missing');
    expect(await see('imports')).toMatchObject([{ importId: body.importId, kind: 'people' }]);
    expect(await service.api.seen('people/by-document', { 'X-Document': '11144477735' })).toMatchObject({
      name: 'Conceição Exemplo',
    });
  });

  it('schedules, authorises, boards, returns and completes', async () => {
    const tripId = await world.schedule(MONDAY);
    const trip = `trips/${tripId}`;
    const patient = await world.patient(tripId, MONDAY, { birthDate: '1950-03-15' });
    const companion = await world.authorize(
      tripId,
      world.seat(await world.person(), { role: 'companion', withAuthorization: patient, ground: 'IDOSO60' }),
    );
    const child = await world.authorize(
      tripId,
      world.seat(await world.person({ birthDate: '2024-05-01' }), {
        ...{ role: 'lap-child', accommodation: 'lap', withAuthorization: companion },
      }),
    );
    expect(await see(trip)).toMatchObject({
      places: {
        outbound: { seats: 20, seated: 2, free: 18, patients: 1, companions: 1, lapChildren: 1, wheelchairsFree: 1 },
      },
      seatMap: expect.arrayContaining([
        expect.objectContaining({ label: '1', return: expect.objectContaining({ authorizationId: patient }) }),
        expect.objectContaining({ label: 'A', kind: 'attendant', outbound: null }),
      ]),
    });
    const absent = await world.patient(tripId, MONDAY);
    const revoked = await world.patient(tripId, MONDAY);
    const stays = await world.patient(tripId, MONDAY);
    expect(await post(`${trip}/manifest`)).toMatchObject({ version: 1 });
    await post(`${trip}/authorizations/${revoked}/revocation`, { reason: 'Consulta remarcada' });
    expect(await post(`${trip}/vehicle`, { vehicleId: await world.vehicle(), reason: 'Pane elétrica' })).toMatchObject({
      reissued: 5,
    });

    await post('travel-rules', {
      ...{
        municipality: HERE.home,
        lines: ['Chegue às três e meia, na praça.'],
        validFrom: MONDAY,
        legalBasis: 'Portaria SMS 1/2026',
      },
    });
    expect(await see(`travel-rules?municipality=${HERE.home}`)).toMatchObject([{ version: 1 }, { version: 0 }]);
    for (const paper of ['authorizations', 'manifest', 'passenger-list']) {
      expect(await see(`${trip}/${paper}.pdf`)).toMatch(/^%PDF-/);
    }
    expect(await see(`crew/${world.driverId}/days/${MONDAY}/sheet.pdf`)).toMatch(/^%PDF-/);

    const waiting = await world.patient(tripId, MONDAY, {}, { standBy: true });

    const { manifest, published, planned } = await see(`${trip}/manifest`);
    expect(manifest).toMatchObject({
      ...{ version: 1, changedSincePublished: true },
      changes: { removed: [revoked], vehicle: { from: expect.any(String), to: expect.any(String) } },
    });
    expect(published.length - planned.length).toBe(1);

    service.clock.set(at('18:00'));
    await post(`${trip}/departure`, { at: hours(MONDAY).departsAt, odometerKm: 10_000 });
    await post(`${trip}/authorizations/${absent}/no-show`, { kind: 'unjustified', at: at('07:10') });
    for (const id of [patient, companion, child, stays]) {
      await post(`${trip}/authorizations/${id}/boarding`, { at: at('07:15') });
    }
    expect((await see(trip)).standBy).toEqual([waiting]);
    await post(`${trip}/authorizations/${waiting}/stand-by-boarding`, { at: at('07:20') });
    const { authorizationId: unlisted } = await post(`${trip}/exception-boardings`, {
      ...{ personId: await world.person(), role: 'patient', from: HERE.home, boardingPlace: 'Praça da Matriz' },
      ...{ justification: 'Alta hospitalar sem outro transporte', at: at('07:25') },
    });
    await post(`${trip}/stops`, { kind: 'arrival', place: 'Hospital Exemplo', at: at('09:00'), odometerKm: 10_090 });
    await post(`${trip}/occurrences`, { kind: 'breakdown', at: at('08:00'), minutes: 30, note: 'Pneu furado' });
    await post(`${trip}/occurrences`, {
      ...{ kind: 'passenger-ill', at: at('08:10'), note: 'Queda de pressão', authorizationId: companion },
    });
    const alerts = async () => (await see<{ alerts: { code: string }[] }>('alerts')).alerts;
    expect(await alerts()).toMatchObject([
      {
        ...{ code: 'outcome-missing', about: { tripId }, lastStop: { place: 'Hospital Exemplo' } },
        people: [patient, companion, child, stays, waiting, unlisted].map((authorizationId) =>
          expect.objectContaining({ authorizationId, phone: null }),
        ),
      },
      { code: 'completion-overdue', about: { tripId } },
      { code: 'exception-boardings', about: { tripId } },
    ]);
    for (const id of [patient, companion, child, waiting, unlisted]) {
      await post(`${trip}/authorizations/${id}/return`, { outcome: 'returned', at: at('13:00') });
    }
    const early = await service.api.post(`${trip}/completion`, { at: at('17:00'), odometerKm: 10_200 });
    expect(early).toMatchObject({ status: 422, body: { code: 'trip-cannot-complete' } });
    expect(early.body.reasons).toEqual([expect.stringContaining(stays)]);
    await post(`${trip}/authorizations/${stays}/return`, {
      ...{ outcome: 'stays', reason: 'Exame', returnsOn: TUESDAY, at: at('13:05') },
    });
    await post(`${trip}/completion`, { at: at('17:00'), odometerKm: 10_200 });

    await post(`${trip}/authorizations/${absent}/correction`, {
      ...{ outbound: true, inbound: false, outcome: 'other-transport', reason: 'Foi de carro até o terminal' },
    });
    await post(`${trip}/correction`, { arrivalKm: 10_190, reason: 'Hodômetro lido errado' });

    const old = { vehicleId: await world.vehicle(22, { recliningSeats: false }) };
    const asked = { routeId: world.routeId, ...fleetOf(world), ...old, ...hours(TUESDAY) };
    expect((await service.api.post('trips', asked)).body.reasons).toEqual([
      expect.stringMatching(/poltronas reclináveis.*"reclining-seats", que um gestor pode liberar/),
    ]);
    const overrides = [{ gate: 'reclining-seats', reason: 'Veículo reserva' }];
    const cancelled = await world.schedule(TUESDAY, { ...old, overrides });
    expect(await see(`trips/${cancelled}`)).toMatchObject({
      overrides: [{ ...overrides[0], legalBasis: expect.stringContaining('art. 4º, II'), by: 'operator' }],
    });
    await world.patient(cancelled, TUESDAY);
    await post(`trips/${cancelled}/cancellation`, { reason: 'Estrada interditada' });

    // Whoever is in no crew has no day of one.
    expect(await see(`crew-days/${TUESDAY}`)).toMatchObject({ date: TUESDAY, trips: [] });
    const clientId = randomUUID();
    const { answers } = await post<{ answers: object[] }>(`trips/${cancelled}/reports`, {
      ...{ deviceId: randomUUID(), clock: at('18:00') },
      reports: [{ clientId, sequence: 1, at: at('17:50'), kind: 'departure', payload: { odometerKm: 10_200 } }],
    });
    expect(answers).toMatchObject([{ clientId, status: 'conflict' }]);
    expect(await see(`managers/${world.managerId}/report-conflicts`)).toMatchObject([
      { clientId, kind: 'departure', payload: { odometerKm: 10_200 } },
    ]);
    expect((await alerts()).map(({ code }) => code)).toEqual(['report-conflicts']);
    await post(`trips/${cancelled}/reports/${clientId}/settlement`, {
      ...{ decision: 'dismissed', reason: 'A viagem estava cancelada' },
    });
    expect(await see(`managers/${world.managerId}/report-conflicts`)).toEqual([]);

    const { passengers, stops, occurrences, corrections } = await see<{
      stops: object[];
      occurrences: object[];
      corrections: object[];
      passengers: {
        authorizationId: string;
        whereabouts: string;
        boardingPlace: string;
        reason: string | null;
        justification: string | null;
      }[];
    }>(trip);
    expect(passengers.every(({ boardingPlace }) => boardingPlace === 'Praça da Matriz')).toBe(true);
    expect(passengers.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['Consulta remarcada', 'Exame', null]),
    );
    expect(passengers.map(({ whereabouts }) => whereabouts).sort()).toEqual(
      expect.arrayContaining(['other-transport', 'returned', 'returned', 'returned', 'stays']),
    );
    expect(passengers.find(({ authorizationId }) => authorizationId === unlisted)).toMatchObject({
      ...{ exceptional: true, justification: 'Alta hospitalar sem outro transporte' },
    });
    expect(stops).toMatchObject([{ kind: 'arrival', place: 'Hospital Exemplo', odometerKm: 10_090 }]);
    expect(occurrences).toMatchObject([
      { kind: 'breakdown', note: 'Pneu furado' },
      { kind: 'passenger-ill', note: 'Queda de pressão', authorizationId: companion },
    ]);
    expect(corrections).toMatchObject([
      { authorizationId: absent, reason: 'Foi de carro até o terminal', author: 'operator' },
      {
        authorizationId: null,
        reason: 'Hodômetro lido errado',
        before: { arrivalKm: 10_200 },
        after: { arrivalKm: 10_190 },
      },
    ]);
    expect(await see(`managers/${world.managerId}/competences/202610/exceptions`)).toEqual([
      {
        ...{ tripId, authorizationId: unlisted, date: MONDAY, at: at('07:25') },
        ...{ role: 'patient', legs: 'round-trip', from: HERE.home },
      },
    ]);
    const board = (day: string) => see(`trips?managerId=${world.managerId}&date=${day}`);
    expect(await board(MONDAY)).toMatchObject([{ tripId, status: 'completed' }]);
    expect(await board(TUESDAY)).toMatchObject([{ tripId: cancelled, status: 'cancelled' }]);
  });

  it('tells people of their trips, and keeps who has said that they know', async () => {
    const phone = '37998760000';
    const personId = await world.person({ phone });
    await post(`people/${personId}/contact-verifications`, { contact: 'phone', value: phone, how: 'call' });
    await post(`people/${personId}/notice-preference`, { preference: 'none' });
    const tripId = await world.schedule(WEDNESDAY);
    const appointmentId = await world.appointment(personId, WEDNESDAY);
    await world.authorize(tripId, world.seat(personId, { appointmentId }));
    await service.caughtUp();

    const [told] = await see(`trips/${tripId}/notices`);
    expect(told).toMatchObject({
      ...{ personId, kind: 'authorised', way: 'phone', status: 'to-tell', address: phone, acknowledgedAt: null },
      text: expect.stringMatching(/07\/10\/2026.*04:00.*Praça da Matriz/),
    });
    const toTell = () => see<{ noticeId: string }[]>(`municipalities/${TOWN.oliveira}/notices-to-tell`);
    expect((await toTell()).map(({ noticeId }) => noticeId)).toContain(told.noticeId);
    const called = { at: at('17:50'), outcome: 'no-answer', note: 'Ligar à tarde' };
    await post(`notices/${told.noticeId}/calls`, called);
    await post(`notices/${told.noticeId}/acknowledgement`, { by: 'household', how: 'in-person', at: at('17:55') });
    expect((await toTell()).map(({ noticeId }) => noticeId)).not.toContain(told.noticeId);

    await post('reminder-times', {
      ...{ municipality: HERE.home, time: '19:00', validFrom: MONDAY, legalBasis: 'Portaria SMS 2/2026' },
    });
    expect(await see(`reminder-times?municipality=${HERE.home}`)).toMatchObject({
      ...{ otherwise: { time: '18:00' }, own: [{ version: 1, time: '19:00', validFrom: MONDAY }] },
    });
    await post(`trips/${tripId}/reminders`);
    await post(`trips/${tripId}/cancellation`, { reason: 'Estrada interditada' });
    await service.caughtUp();
    const { preference, contacts, notices } = await see(`people/${personId}/notices`);
    expect([preference, contacts]).toMatchObject(['none', { phone: { value: phone, verification: { how: 'call' } } }]);
    expect(notices).toContainEqual(expect.objectContaining({ kind: 'trip-cancelled', status: 'to-tell' }));
    expect(notices).toContainEqual(
      expect.objectContaining({ kind: 'authorised', calls: 1, note: called.note, acknowledgedBy: 'household' }),
    );
  });

  it('checks the papers that are shown at the door', async () => {
    const tripId = await world.schedule('2026-10-08');
    expect(await see(`trips/${tripId}/authorization-check?code=00000000`)).toMatchObject({
      ...{ valid: false, reasons: [{ code: 'unknown-code' }], authorization: null },
    });
    expect((await see<{ keys: object[] }>('seal-keys')).keys).toHaveLength(3);
    await post(`trips/${tripId}/cancellation`, { reason: 'Feriado' });
  });

  it('schedules weeks from a template, once, and flags the holidays', async () => {
    const templateId = await world.template();
    const boardingPoints = [{ town: TOWN.oliveira, place: 'Rodoviária', time: '04:20' }];
    const { vehicleId, driverId, attendantId, routeId } = world;
    await post(`trip-templates/${templateId}/changes`, {
      ...{ name: 'De manhã cedo', routeId, vehicleId, driverId, attendantId, weekdays: ['monday', 'wednesday'] },
      ...{ departsAt: '04:00', returnsAt: '10:00', endsAt: '14:00', minSeats: 22, minWheelchairs: 0, boardingPoints },
    });
    expect(await see(`managers/${world.managerId}/trip-templates`)).toMatchObject([
      { templateId, name: 'De manhã cedo', status: 'active', boardingPoints },
    ]);
    const taken = await world.schedule('2026-10-21');
    const week = { from: '2026-10-07', to: '2026-10-21' };
    const { days } = await post<{ days: { date: string; tripId: string }[] }>(
      `trip-templates/${templateId}/trips`,
      week,
    );
    expect(days).toMatchObject([
      { date: '2026-10-07', outcome: 'scheduled' },
      { date: '2026-10-12', outcome: 'holiday', holiday: 'Nossa Senhora Aparecida' },
      { date: '2026-10-14', outcome: 'scheduled' },
      { date: '2026-10-19', outcome: 'scheduled' },
      { date: '2026-10-21', outcome: 'refused', reasons: expect.arrayContaining([expect.stringContaining(taken)]) },
    ]);
    const again = await post<{ days: { outcome: string }[] }>(`trip-templates/${templateId}/trips`, {
      ...{ ...week, to: '2026-10-14', onHolidays: true },
    });
    expect(again.days.map(({ outcome }) => outcome)).toEqual(['already-there', 'scheduled', 'already-there']);
    expect(await see(`trips/${days[0]!.tripId}`)).toMatchObject({ templateId, boardingPoints });
    await post(`trip-templates/${templateId}/retirement`, { reason: 'Linha encerrada' });
  });

  it('closes the month, writes its file, and shows it to the manager and to the state', async () => {
    const { managerId } = world;
    const month = `managers/${managerId}/competences/202610`;
    expect(await see('quantity-policies')).toHaveLength(12);
    expect(await see('sigtap/tables')).toEqual([]);
    expect(await see('sigtap/procedures/0803010125?competence=202610')).toMatchObject({
      value: 495,
      provisional: true,
    });
    await world.readyToPresent('202610');
    await post('state/quantity-policy', { policyId: 'ida-e-volta-truncada', version: 1, from: '202612' });
    await post(`managers/${managerId}/distance-overrides`, {
      ...{ destination: '313130', metres: 90_000, from: '202610', reason: 'Desvio da rodovia interditada' },
    });
    service.clock.set('2026-11-05T12:00:00.000Z');
    expect(await post(`${month}/check`)).toMatchObject({
      lines: 5,
      critiques: { 'lap-child': 1, 'exception-boarding': 1 },
    });
    expect(await see(month)).toMatchObject({ status: 'checked' });
    const { critiques } = await see<{ critiques: { name: string; causes: { remedy: string }[] }[] }>(
      `${month}/critiques`,
    );
    expect(critiques).toHaveLength(2);
    for (const { name, causes } of critiques)
      expect(`${name}: ${causes[0]!.remedy}`).toMatch(/^\S.+ \S.+: Nada a fazer/);
    expect(await see(`${month}/repeated-lines`)).toEqual({ repeated: [] });
    expect(await see(`${month}/quantity-policy-preview?policyId=por-trecho-completado`)).toMatchObject({
      ...{ now: { lines: 5, units: 8 }, then: { lines: 5, units: 16 } },
    });
    await post(`${month}/closing`);
    const file = await post(`${month}/export`);
    expect(file).toMatchObject({ name: 'PA311200.OUT', lines: 5, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });

    const bytes = await see<string>(`${month}/file`);
    expect(createHash('sha256').update(bytes, 'latin1').digest('hex')).toBe(file.sha256);
    expect(await see<string>(`${month}/control-report.pdf`)).toMatch(/^%PDF-/);
    const asSent = await service.api.request(`/api/${month}/sent-files?fileName=PA311200.OUT`, {
      ...{ method: 'POST', body: new Uint8Array(Buffer.from(bytes, 'latin1')) },
      headers: { 'Content-Type': 'application/octet-stream', 'Idempotency-Key': randomUUID() },
    });
    expect(asSent).toMatchObject({ status: 200, body: { sha256: file.sha256, control: file.control, faultCount: 0 } });
    await service.caughtUp();
    expect(await see(`${month}/sent-files`)).toMatchObject({
      files: [{ fileName: 'PA311200.OUT', sha256: file.sha256 }],
      procedures: [{ difference: { lines: 0, units: 0 } }, { difference: { lines: 0, units: 0 } }],
    });

    // Of 72 km: 2 units for both ways, 1 for the way out of whoever stayed, or as corrected; none for who boarded by exception.
    expect(await see(month)).toMatchObject({
      ...{ status: 'exported', patientLines: 4, companionLines: 1, units: 8 },
      unpresentable: { 'lap-child': 1, 'exception-boarding': 1 },
      file: { sha256: file.sha256 },
    });
    type Line = { role: string; legs: string; tripId: string; authorizationId: string };
    const { entries } = await see<{ entries: Line[] }>(`${month}/ledger`);
    const { tripId, authorizationId } = entries.find(
      ({ role, legs }) => role === 'companion' && legs === 'round-trip',
    )!;
    const passenger = `managers/${managerId}/trips/${tripId}/passengers/${authorizationId}`;
    expect(await see(`${passenger}/correction-preview?outbound=no&inbound=no`)).toMatchObject({
      ...{ reasons: [], attended: { competence: '202610', units: -2 }, months: [] },
      unpresentable: [{ units: -2, causes: [{ code: 'presented-in-excess' }] }],
    });
    expect(entries.map(({ role, legs }) => `${role} ${legs}`).sort()).toEqual([
      'companion round-trip',
      'lap-child round-trip',
      'patient outbound',
      'patient outbound',
      'patient round-trip',
      'patient round-trip',
      'patient round-trip',
    ]);
    await keepsTheProfessionals(managerId);
    await provesTheLines(managerId, `${month}/ledger`);
    const { managers } = await see<{ managers: { months: object[] }[] }>(`quadrimesters/2026Q3?managerId=${managerId}`);
    expect(managers[0]!.months[1]).toMatchObject({
      ...{ competence: '202610', trips: 1, passengers: 7, lines: 5, units: 8, state: 'fed' },
    });
    await hearsFromSia(managerId, month, bytes.split('\r\n')[1]!);
    await presentsAgain(managerId, month);
    await givesAnAid(managerId, tripId, authorizationId);
    expect(await see('health')).toMatchObject({ status: 'ok' });
    expect(await see('privacy')).toMatchObject({ purposes: expect.arrayContaining([expect.anything()]) });
  });

  async function keepsTheProfessionals(managerId: string): Promise<void> {
    const who = { professional: DOCTOR, occupation: '225125', establishment: HOSPITAL };
    const link = { ...who, name: 'Médica Exemplo', validFrom: '2026-01-01' };
    await post(`managers/${managerId}/professionals`, link);
    await post(`managers/${managerId}/professionals/endings`, { ...who, validTo: '2026-12-31' });
    const [, regulating] = await see<{ id: string }[]>('signing-policies');
    await post(`managers/${managerId}/signing-policy`, { policyId: regulating!.id, version: 1, from: '202611' });
    expect(await see(`managers/${managerId}/professionals`)).toEqual({
      professionals: [{ ...link, validTo: '2026-12-31' }],
      signing: [{ policyId: 'medico-regulador', version: 1, from: '202611' }],
    });
  }

  /** What SIA took of the month, and what it criticised. */
  async function hearsFromSia(managerId: string, month: string, firstLine: string): Promise<void> {
    const send = (address: string, file: string, type: string) =>
      service.api.request(`/api/${address}`, {
        ...{ method: 'POST', body: new Uint8Array(Buffer.from(file, 'latin1')) },
        headers: { 'Content-Type': type, 'Idempotency-Key': randomUUID() },
      });
    const result =
      'PA_CODUNI,PA_UFMUN,PA_MVM,PA_CMP,PA_PROC_ID,PA_QTDPRO,PA_QTDAPR,PA_VALPRO,PA_VALAPR,PA_INDICA\r\n' +
      `${HOSPITAL},311200,202611,202610,0803010125,8,7,39.60,34.65,6\r\n`;
    const report =
      `RELATORIO DE OCORRENCIAS NA CONSISTENCIA - OUT/2026\r\n CNES : ${HOSPITAL} UNIDADE EXEMPLO\r\n` +
      ` BPAI 10/2026  001/01 ${firstLine.slice(49, 59)} 225125 700000000000005 CEP DO USUARIO INVALIDO\r\n`;
    const results = await send('sia/results?fileName=PAMG2611.csv', result, 'text/csv');
    expect(results).toMatchObject({ status: 200, body: { rowsRead: 1, rowsKept: 1 } });
    const told = await send(`${month}/sia-report?fileName=relatorio.txt`, report, 'application/octet-stream');
    expect(told).toMatchObject({ status: 200, body: { occurrences: 1, unreadRows: 0 } });
    await service.caughtUp();
    expect(await see(`managers/${managerId}/sia-results?from=202610&until=202610`)).toMatchObject({
      ...{ newestProcessing: '202611', lines: [{ presentedQuantity: 8, approvedQuantity: 7, approvedValue: 3465 }] },
    });
    expect(await see(`${month}/sia-occurrences`)).toMatchObject({
      occurrences: [{ sheet: 1, sequence: 1, code: 'cep-invalid', remedy: expect.stringContaining('CEP') }],
    });
  }

  /** What SIA refused becomes a line of the next month once somebody says that it was mended. */
  async function presentsAgain(managerId: string, month: string): Promise<void> {
    type Refused = { tripId: string; authorizationId: string; rejected?: true; quantity: number };
    expect(await see(month)).toMatchObject({ status: 'returned' });
    const { entries } = await see<{ entries: Refused[] }>(`${month}/ledger?only=lines`);
    const [refused] = entries.filter(({ rejected }) => rejected);
    const next = `managers/${managerId}/competences/202611`;
    const waiting = { tripId: refused!.tripId, authorizationId: refused!.authorizationId, correction: 1 };
    expect(await see(`${next}/ledger?only=unpresentable`)).toMatchObject({
      entries: [{ ...waiting, causes: [{ code: 'rejected-by-sia' }] }],
    });
    const passenger = `managers/${managerId}/trips/${refused!.tripId}/passengers/${refused!.authorizationId}`;
    await post(`${passenger}/resubmission`, { reason: 'CEP corrigido no CADSUS' });
    // The policy of signing changes in November, and no appointment names a doctor.
    expect(await see(`${next}/ledger`)).toMatchObject({
      entries: [{ ...waiting, quantity: refused!.quantity, causes: [] }],
    });
  }

  /** A meal of somebody who was carried becomes a line once meals are switched on, and none when it is cancelled. */
  async function givesAnAid(managerId: string, tripId: string, authorizationId: string): Promise<void> {
    const aids = `trips/${tripId}/authorizations/${authorizationId}/aids`;
    const { aidId } = await post<{ aidId: string }>(aids, { kind: 'meal', date: '2026-11-03' });
    const ofAid = async () => {
      type Entries = { entries: { authorizationId: string; quantity: number; causes: { code: string }[] }[] };
      const { entries } = await see<Entries>(`managers/${managerId}/competences/202611/ledger`);
      const { quantity, causes } = entries.find((entry) => entry.authorizationId === aidId)!;
      return [quantity, ...causes.map(({ code }) => code)];
    };
    expect(await ofAid()).toEqual([0, 'mode-not-presented']);
    await post(`managers/${managerId}/signing-policy`, {
      ...{ policyId: 'um-por-estabelecimento', version: 1, from: '202611' },
    });
    const meals = { mode: 'meal', on: true, from: '202611', legalBasis: 'Deliberação CIB-SUS/MG 1/2026' };
    await post(`managers/${managerId}/procedures`, meals);
    expect(await see(`managers/${managerId}/procedures`)).toMatchObject({
      ...{
        switches: [meals],
        procedures: expect.arrayContaining([expect.objectContaining({ mode: 'road', on: true })]),
      },
    });
    expect(await ofAid()).toEqual([1]);
    const { links, missing } = await see<{ links: { title: string }[]; missing: { kind: string }[] }>(
      `managers/${managerId}/lines/${tripId}/${aidId}/0/proof`,
    );
    expect(links.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Viagem concluída', 'Ajuda de custo dada', 'Procedimento ligado']),
    );
    expect(missing.map(({ kind }) => kind)).toEqual(['closing', 'export']);
    expect(await see<string>(`managers/${managerId}/lines/${tripId}/${aidId}/0/proof.pdf`)).toMatch(/^%PDF-/);
    await post(`${aids}/${aidId}/cancellation`, { reason: 'recorded-by-mistake' });
    expect(await see(aids)).toEqual({
      aids: [{ aidId, kind: 'meal', date: '2026-11-03', cancelled: 'recorded-by-mistake' }],
    });
    expect(await ofAid()).toEqual([0, 'aid-cancelled']);
  }

  async function provesTheLines(managerId: string, ledger: string): Promise<void> {
    type Entries = { entries: { tripId: string; authorizationId: string; role: string; causes: { code: string }[] }[] };
    const { entries } = await see<Entries>(ledger);
    const proofOf = (entry: Entries['entries'][number], kind = '') =>
      see<{ missing: { kind: string }[]; links: { kind: string; intact: boolean; event: { recordedAt: string } }[] }>(
        `managers/${managerId}/lines/${entry.tripId}/${entry.authorizationId}/0/proof${kind}`,
      );
    const companion = await proofOf(entries.find(({ role }) => role === 'companion')!);
    expect(companion.links.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['distance', 'policy', 'appointment', 'patient', 'authorization', 'boarding', 'export']),
    );
    expect([companion.missing, companion.links.filter(({ intact }) => !intact)]).toEqual([[], []]);
    const unlisted = await proofOf(entries.find(({ causes }) => causes[0]?.code === 'exception-boarding')!);
    expect(unlisted.missing.map(({ kind }) => kind)).toEqual(['appointment', 'authorization', 'export']);
    const closing = companion.links.find(({ kind }) => kind === 'closing')!.event;
    const before = new Date(Date.parse(closing.recordedAt) - 1).toISOString();
    const then = await proofOf(
      entries.find(({ role }) => role === 'companion')!,
      `?asOf=${before}`,
    );
    expect(then.missing.map(({ kind }) => kind)).toEqual(['closing', 'export']);
    expect(await proofOf(entries[0]!, '.pdf')).toMatch(/^%PDF-/);
  }

  it('copies a week, having shown what stands in the way', async () => {
    const [tuesday, wednesday] = [await world.schedule('2026-11-10'), await world.schedule('2026-11-11')];
    const busy = await world.schedule('2026-11-18', { returnsAt: '2026-11-18T14:00:00.000Z' });
    const weeks = { from: '2026-11-09', to: '2026-11-16' };
    const preview = `managers/${world.managerId}/week-copy?from=${weeks.from}&to=${weeks.to}`;
    expect(await see(preview)).toMatchObject({
      reasons: [],
      trips: [
        { tripId: tuesday, date: '2026-11-10', copy: { date: '2026-11-17' }, outcome: 'free', reasons: [] },
        { tripId: wednesday, outcome: 'conflict', reasons: expect.arrayContaining([expect.stringContaining(busy)]) },
      ],
    });
    expect(await post(`managers/${world.managerId}/week-copies`, { ...weeks, tripIds: [tuesday] })).toMatchObject({
      trips: [{ copyOf: tuesday, date: '2026-11-17', outcome: 'scheduled' }],
    });
    expect((await see<{ trips: object[] }>(preview)).trips[0]).toMatchObject({ outcome: 'already-there' });
  });

  it('takes requests, lists who waits and why, and follows them on their trips', async () => {
    const DAY = '2026-12-08';
    const settled = async () => {
      const reactions = service.get(ReactionRunner);
      if (!(await reactions.caughtUp(await service.store.head()))) throw new Error('the reactions did not catch up');
      await service.caughtUp();
    };
    await post('town-policies', {
      ...{
        municipality: HERE.home,
        minimumNoticeHours: 48,
        confirmationDeadlineHours: 24,
        withdrawalDeadlineHours: 24,
      },
      ...{ offerMinutes: 60, validFrom: '2026-11-05', legalBasis: 'Portaria SMS 1/2026' },
    });
    expect(await see(`town-policies?municipality=${HERE.home}`)).toMatchObject([
      { version: 1, minimumNoticeHours: 48 },
    ]);

    let asked = 0;
    const ask = async (other: object = {}, how: object = {}) => {
      service.clock.set(`2026-11-06T12:0${asked++}:00.000Z`);
      const personId = await world.person(other);
      const appointmentId = await world.appointment(personId, DAY);
      return { personId, appointmentId, requestId: await world.request(personId, appointmentId, how) };
    };
    const companions = [{ ground: 'MULHER', evidence: 'Pedido assinado', personId: await world.person() }];
    const young = await ask({}, { notes: 'Mora depois da ponte', companions });
    const old = await ask({ birthDate: '1940-01-01' }, { needs: ['wheelchair'] });
    const [refused, gone, unmet] = [await ask(), await ask(), await ask()];
    const waiting = `waiting-list?destination=${TOWN.divinopolis}&date=${DAY}`;
    const list = await see<{ policy: object; waiting: { requestId: string; place: number }[] }>(waiting);
    expect(list.waiting.map(({ requestId }) => requestId)).toEqual(
      [old, young, refused, gone, unmet].map(({ requestId }) => requestId),
    );
    expect(list.waiting[0]).toMatchObject({
      ...{ place: 1, needs: ['wheelchair'], companions: 0 },
      because: expect.arrayContaining([
        { criterion: 'Prioridade legal', value: expect.stringContaining('80 anos ou mais') },
      ]),
    });
    await post(`requests/${refused.requestId}/refusal`, { kind: 'not-regulated', reason: 'Consulta particular' });
    await post(`requests/${gone.requestId}/withdrawal`, { kind: 'patient', reason: 'Vai com a vizinha' });
    await post(`requests/${unmet.requestId}/unmet`, { kind: 'no-seat', reason: 'Ônibus lotado' });

    const tripId = await world.schedule(DAY);
    const seats = await Promise.all(
      [young, old].map(({ personId, ...asked }) => world.authorize(tripId, world.seat(personId, asked))),
    );
    await settled();
    expect(await see(`requests/${young.requestId}`)).toMatchObject({
      ...{ status: 'authorised', tripId, authorizationId: seats[0], notes: 'Mora depois da ponte' },
      companions: [{ ground: 'MULHER', evidence: 'Pedido assinado' }],
    });
    await post(`trips/${tripId}/authorizations/${seats[1]}/revocation`, { reason: 'Exame remarcado' });
    await settled();
    expect((await see<{ waiting: object[] }>(waiting)).waiting).toMatchObject([{ requestId: old.requestId }]);

    const [unwilling, willing] = [await ask(), await ask({}, { companions })];
    await settled();
    const [offer] = (await see<SeatOfferPage>(`seat-offers?managerId=${world.managerId}`)).offers;
    expect(offer).toMatchObject({
      ...{ requestId: unwilling.requestId, tripId, seats: 1, place: 2 },
      passedOver: [{ place: 1, because: 'já teve autorização nesta viagem' }],
    });
    expect(await see(`trips/${tripId}/notices`)).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'seat-offered', personId: unwilling.personId, authorizationId: null, way: 'phone' },
        text: expect.stringMatching(/^Liberou-se uma vaga .* até \d\d\/\d\d\/\d{4}, \d\d:\d\d se a quer/),
      }),
    );
    await post(`requests/${unwilling.requestId}/seat-offer/refusal`, { reason: 'Vai de moto' });
    await settled();
    expect((await see<SeatOfferPage>('seat-offers')).offers).toEqual([]);
    expect((await see<SeatOfferPage>('seat-offers?status=declined')).offers).toMatchObject([{ reason: 'Vai de moto' }]);
    await post(`trips/${tripId}/vehicle`, { vehicleId: await world.vehicle(24), reason: 'Veículo maior' });
    await settled();
    const taken = await post<{ authorizationId: string; companions: object[] }>(
      `requests/${willing.requestId}/seat-offer/acceptance`,
      { boardingPlace: 'Praça da Matriz' },
    );
    expect(taken.companions).toEqual([{ personId: expect.any(String), authorizationId: expect.any(String) }]);
    await settled();
    expect(await see(`requests/${willing.requestId}`)).toMatchObject({ status: 'authorised', tripId });
    const [companion] = taken.companions as { authorizationId: string }[];

    service.clock.set(`${DAY}T20:00:00.000Z`);
    const { departsAt, returnsAt, endsAt } = hours(DAY);
    await post(`trips/${tripId}/departure`, { at: departsAt, odometerKm: 20_000 });
    for (const id of [seats[0], taken.authorizationId, companion!.authorizationId])
      await post(`trips/${tripId}/authorizations/${id}/no-show`, { kind: 'withdrawal', at: returnsAt });
    await post(`trips/${tripId}/completion`, { at: endsAt, odometerKm: 20_200 });
    await settled();
    expect(await see(`requests/${young.requestId}`)).toMatchObject({ status: 'absent' });
    expect(await see('unmet-demand/2026Q3')).toMatchObject([
      {
        ...{ destination: { name: 'Divinópolis' }, weekday: 'terça-feira', asked: { requests: 7, seats: 9 } },
        ...{ refused: { requests: 1 }, withdrawn: { requests: 1 }, unmet: { requests: 1 }, absent: { seats: 4 } },
      },
    ]);
  });

  it('asks once for what comes again every week, and keeps what has a seat', async () => {
    service.clock.set('2026-12-09T12:00:00.000Z');
    const personId = await world.person();
    const started = await world.series(personId, { startsOn: '2026-12-14', notes: 'Vai com a cunhada' });
    const { seriesId } = started;
    const series = `series/${seriesId}`;
    const outcomes = (answer: { dates: { date: string; outcome: string }[] }) =>
      answer.dates.map(({ date, outcome }) => `${date.slice(5)} ${outcome}`);
    expect(outcomes(started as never)).toEqual(['12-14 asked', '12-18 asked', '12-21 asked', '12-25 asked']);
    const { dates } = await see<{ dates: { requestId: string }[] }>(series);
    expect(dates[3]).toMatchObject({ holiday: 'Natal', standing: 'planned', status: 'waiting', refusal: [] });

    const tripId = await world.schedule('2026-12-18');
    const { requestId } = dates[1]!;
    const { appointmentId } = await see<{ appointmentId: string }>(`requests/${requestId}`);
    await world.authorize(tripId, world.seat(personId, { requestId, appointmentId }));
    await service.caughtUp();
    const { eligibility, ...asked } = world.asked(personId, appointmentId);
    const changed = await post(`${series}/changes`, {
      ...{ startsOn: '2026-12-16', count: 4, weekdays: ['monday', 'friday'], time: '09:30', kind: 'treatment' },
      ...{
        system: 'SUSFACIL',
        protocol: 'S2',
        establishment: HOSPITAL,
        from: asked.from,
        legs: asked.legs,
        eligibility,
      },
    });
    expect(outcomes(changed)).toEqual(['12-14 asked', '12-18 untouched', '12-21 asked', '12-25 asked']);
    expect(changed.dates[1]).toMatchObject({ requestId, status: 'authorised' });

    const paused = { from: '2026-12-20', until: '2026-12-22', reason: 'Internação de dois dias' };
    expect(outcomes(await post(`${series}/pauses`, paused))).toEqual([
      ...['12-14 asked', '12-18 untouched', '12-21 withdrawn', '12-25 asked', '12-28 asked'],
    ]);
    expect(outcomes(await post(`${series}/resumption`, { from: '2026-12-20' }))).toEqual([
      ...['12-14 asked', '12-18 untouched', '12-21 asked', '12-25 asked', '12-28 withdrawn'],
    ]);
    await post(`${series}/moved-dates`, { date: '2026-12-25', day: '2026-12-24', time: '07:00' });
    await post(`${series}/skipped-dates`, { date: '2026-12-21', reason: 'Consulta do filho' });
    await post(`${series}/end`, { from: '2026-12-26', reason: 'Alta do tratamento' });
    await service.caughtUp();
    expect((await see<{ dates: object[] }>(series)).dates).toMatchObject([
      { date: '2026-12-14', status: 'waiting' },
      { date: '2026-12-18', time: '09:30', requestId, status: 'authorised' },
      { date: '2026-12-21', standing: 'skipped', reason: 'Consulta do filho', requestId: null },
      { date: '2026-12-25', day: '2026-12-24', time: '07:00', status: 'waiting' },
    ]);
    expect(await see(`series?personId=${personId}`)).toMatchObject({
      series: [{ seriesId, lastDate: '2026-12-24', refused: 0 }],
    });
  });

  it('has used every command and every query there is, but those about accounts', () => {
    const names = (method: 'get' | 'post', paths: readonly string[]) =>
      new Set(paths.map((path) => openApi.operationOf(method, path)?.name));
    const used = [
      ...names(
        'post',
        service.api.commands.map(({ path }) => path),
      ),
      ...names('get', service.api.queries),
    ];
    const accounts = /^(accounts|session)/;
    const others = openApi.operations.filter(({ path, file }) => !accounts.test(path) && !file);
    expect(used.sort()).toEqual(others.map(({ name }) => name).sort());
  });

  it('answers every command that comes again with its key as the first time, and records nothing', async () => {
    await service.caughtUp();
    const head = await service.store.head();
    const answers: object[] = [];
    for (const { path, body, key } of service.api.commands)
      answers.push((await service.api.post(path, body, { key })).body);
    // Of many days at once those that were refused are tried again, and may be refused for another reason.
    const recorded = (given: object) =>
      'days' in given
        ? { ...given, days: (given.days as { outcome: string }[]).filter(({ outcome }) => outcome !== 'refused') }
        : given;
    expect(answers.map(recorded)).toEqual(service.api.commands.map(({ answer }) => recorded(answer)));
    expect(await service.store.head()).toBe(head);
  });

  it('refuses a used key for another request, and records nothing', async () => {
    await service.caughtUp();
    const head = await service.store.head();
    const tried = service.api.commands.map((done) => ({ ...done, other: otherBody(done, openApi) }));
    for (const { path, key, other } of tried) {
      if (!other) continue;
      expect(await service.api.post(path, other, { key })).toMatchObject({
        status: 422,
        body: { code: 'idempotency-key-reused' },
      });
    }
    const unchangeable = tried.filter(({ other }) => !other).map(({ path }) => openApi.operationOf('post', path)?.name);
    expect(new Set(unchangeable)).toEqual(
      new Set([
        'CheckCompetence',
        'CloseCompetence',
        'CommitImport',
        'ExportBpaFile',
        'PublishManifest',
        'RemindPassengers',
      ]),
    );
    expect(await service.store.head()).toBe(head);
  });

  it('keeps nobody’s name or document readable in the log', async () => {
    const log = JSON.stringify((await service.events()).map(({ data, metadata }) => [data, metadata]));
    const people = service.api.commands.filter(({ path }) => path === 'people' || path === 'crew');
    expect(people.length).toBeGreaterThan(5);
    for (const { body } of people) {
      const { name, cpf, cns } = body as { name: string; cpf: string; cns?: string };
      for (const secret of [name, cpf, ...(cns ? [cns] : [])]) expect(log).not.toContain(secret);
    }
    for (const text of [
      'Mora depois da ponte',
      'Vai com a cunhada',
      'Consulta do filho',
      'Alta do tratamento',
      'Internação de dois dias',
      'Pedido assinado',
      'Consulta particular',
      'Praça da Matriz',
      'Consulta remarcada',
      'Exame',
      'Alta hospitalar',
      'Queda de pressão',
      'de carro',
      'de moto',
      'Conceição Exemplo',
      'das Acácias',
    ])
      expect(log).not.toContain(text);
  });

  describe('whatever goes wrong', () => {
    /** Those that say who somebody is. */
    const told = () => service.api.commands.filter(({ path }) => /^(people|crew)(\/(?!.*erasure)|$)/.test(path));
    const faultsOf = () => service.log.filter((line) => line.includes('"level":"error"'));
    const lookEverywhere = async () => {
      for (const { path, body } of told()) {
        const { cpf, cns } = body as { cpf?: string; cns?: string };
        for (const document of [cpf, cns]) {
          if (document) await service.api.get('people/by-document', { 'X-Document': document });
        }
        await service.api.get(`people?${new URLSearchParams(body as Record<string, string>).toString()}`);
        await service.api.get(`people/${encodeURIComponent(String((body as { name: string }).name))}`);
        await service.api.post(path, body);
      }
    };

    it('refuses people in every way it knows', async () => {
      const before = service.api.problems.length;
      for (const { path, body, key } of told()) {
        await service.api.post(path, { ...(body as object), name: `${(body as { name: string }).name}x` }, { key });
        for (const wrong of [
          { cpf: '12345678900' },
          { roles: [] },
          { birthDate: '2999-01-01' },
          { unheard: body },
          { name: [body] },
        ]) {
          await service.api.post(path, { ...(body as object), ...wrong });
        }
        await service.api.request(`/api/${path}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k' },
          body: JSON.stringify(body).slice(0, -1),
        });
      }
      await lookEverywhere();
      expect(service.api.problems.length).toBeGreaterThan(before + 50);
      expect(faultsOf()).toEqual([]);
    });

    it.each([
      ['the people that queries read', 'people.person'],
      ['the keys that open them', 'privacy.key'],
      ['the log', 'eventstore.event'],
    ])('fails without %s, and says so', async (_, table) => {
      const before = faultsOf().length;
      const [schema, name] = table.split('.');
      await service.database.query(`alter table ${table} rename to gone`);
      try {
        await lookEverywhere();
      } finally {
        await service.database.query(`alter table ${schema}.gone rename to ${name}`);
      }
      const faults = faultsOf().slice(before);
      expect(faults.join('')).toMatch(/SQLSTATE 42P01[^"]*\\n {4}at /);
      expect(service.api.problems).toContainEqual(expect.objectContaining({ code: 'internal-fault' }));
      await service.caughtUp();
    });

    it('fails on a value that the database quotes, and does not quote it', async () => {
      const before = faultsOf().length;
      const queries = jest.spyOn(service.get(QueryBus), 'execute');
      for (const { body } of told()) {
        const quoted = Object.assign(new Error(`invalid input syntax: "${JSON.stringify(body)}"`), {
          ...{ code: '22P02', detail: JSON.stringify(body), where: JSON.stringify(body), table: 'person' },
        });
        queries.mockRejectedValueOnce(new QueryFailedError('select $1', Object.values(body as object), quoted));
        expect(await service.api.get('managers')).toMatchObject({ status: 500, body: { code: 'internal-fault' } });
      }
      queries.mockRestore();
      expect(faultsOf().slice(before)).toHaveLength(told().length);
    });

    it('has told nobody’s data, in no line of the log and in no problem', () => {
      const secrets = personalDataIn(told());
      expect(secrets.size).toBeGreaterThan(20);
      for (const known of ['Cecília Exemplo', '37998765432', 'cecilia@exemplo.org', 'das Flores']) {
        expect(secrets).toContain(known);
      }
      expect(service.log.length).toBeGreaterThan(200);
      expect(foundIn(service.log.join(''), secrets)).toEqual([]);
      expect(foundIn(JSON.stringify(service.api.problems), secrets)).toEqual([]);
    });

    it('leaves one line of JSON for each request, with the endpoint in place of the address', () => {
      const requests = service.log
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter(({ context }) => context === 'request');
      expect(requests).toContainEqual({
        ...{ level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), context: 'request', msg: 'request' },
        ...{ method: 'GET', route: '/api/people/:personId', status: 200, ms: expect.any(Number) },
        correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      const routes = new Set(openApi.operations.map(({ path }) => `/api/${path.replace(/\{(\w+)\}/g, ':$1')}`));
      for (const { route } of requests) expect([...routes, '/api/openapi.json', 'none']).toContain(route);
    });
  });
});

const fleetOf = ({ driverId, attendantId }: World) => ({ driverId, attendantId });

/** Free text first: another code or number may name something that does not exist. */
const rank = ({ maxLength, properties }: Schema): number => (maxLength ? 0 : properties ? 1 : 2);

/** The same request with one field changed to something as well-formed; undefined when it has no field to change. */
function otherBody({ path, body }: Done, { operationOf, resolve }: OpenApi): object | undefined {
  const changed = (schema: Schema, value: unknown): unknown => {
    const { type, enum: codes, maxLength, example, properties, items } = resolve(schema);
    if (type === 'array') {
      const [first, ...others] = value as unknown[];
      const other = changed(items!, first);
      return other === undefined ? undefined : [other, ...others];
    }
    if (properties) {
      const given = value as Record<string, unknown>;
      const changes = Object.entries(properties)
        .filter(([name]) => given[name] !== undefined)
        .map(([name, part]) => [name, changed(part, given[name]), rank(resolve(part))] as const)
        .filter(([, other]) => other !== undefined)
        .sort(([, , a], [, , b]) => a - b);
      return changes[0] && { ...given, [changes[0][0]]: changes[0][1] };
    }
    if (maxLength) return `${String(value)}x`.slice(-maxLength);
    if (codes) return codes.find((code) => code !== value);
    if (typeof value === 'boolean') return !value;
    if (typeof value === 'number') return value + 1;
    return type === 'string' && example !== value ? example : undefined;
  };
  return changed(operationOf('post', path)!.body!, body) as object | undefined;
}

describe('the OpenAPI document', () => {
  let service: Service;
  let openApi: OpenApi;
  beforeAll(async () => {
    service = await openService();
    openApi = await readOpenApi(service.api);
  });
  afterAll(() => service.close());

  it('lists every address that answers, and no other', () => {
    interface Layer {
      route?: { path: string; methods: Record<string, boolean> };
    }
    const express = service.get(HttpAdapterHost).httpAdapter.getInstance<{ router: { stack: Layer[] } }>();
    const served = express.router.stack
      .flatMap(({ route }) =>
        route ? Object.keys(route.methods).map((method) => `${method} ${route.path.replace(/:(\w+)/g, '{$1}')}`) : [],
      )
      .filter((address) => !/\/api\/(docs|openapi)|\{?\*/.test(address));
    expect(new Set(served)).toEqual(new Set(openApi.operations.map(({ method, path }) => `${method} /api/${path}`)));
  });

  it('asks an Idempotency-Key and a body of every command, and says what its problems look like', () => {
    const problem = { $ref: '#/components/schemas/Problem' };
    const posts = openApi.operations.filter(
      ({ method, path, file }) => method === 'post' && !path.startsWith('session') && !file,
    );
    expect(openApi.commands.map(({ name }) => name)).toEqual(posts.map(({ name }) => name));
    expect(openApi.commands.length).toBeGreaterThan(20);
    for (const { name, parameters, body, responses } of openApi.commands) {
      expect([name, parameters.find((one) => one.name === 'Idempotency-Key')?.required]).toEqual([name, true]);
      expect([name, body?.type]).toEqual([name, 'object']);
      for (const status of ['400', '404', '409', '422', '503']) {
        expect(responses[status]?.content?.['application/problem+json']?.schema).toEqual(problem);
      }
    }
    for (const { name, responses } of openApi.queries.filter(({ parameters }) => parameters.length)) {
      expect([name, responses['400']?.content?.['application/problem+json']?.schema]).toEqual([name, problem]);
    }
    expect(openApi.document.components.schemas['Problem']?.required).toContain('reasons');
  });

  it('names every parameter of an address, and gives it a type', () => {
    for (const { name, path, parameters } of openApi.operations) {
      const inPath = parameters.filter((one) => one.in === 'path').map((one) => one.name);
      expect([name, inPath.sort()]).toEqual([name, [...path.matchAll(/\{(\w+)\}/g)].map(([, one]) => one).sort()]);
      expect(parameters.every(({ schema }) => schema.type ?? schema.$ref)).toBe(true);
    }
  });

  it('is shown as pages, from this machine alone', async () => {
    const { status, body, headers } = await service.api.request<string>('/api/docs/');
    expect(status).toBe(200);
    expect(body).not.toMatch(/(?:src|href)="https?:/);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect((await service.api.request('/')).headers.get('location')).toBe('/api/docs');
  });
});
