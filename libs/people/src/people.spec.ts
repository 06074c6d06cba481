import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Cns, idFrom, the, type Uuid } from '#embarque/kernel';
import { KeyStore, PURPOSES, SubjectRooms } from '#embarque/privacy';
import { RegisterEstablishment, TerritoryModule, territoryProjection, territorySchema } from '#embarque/territory';
import { EVERYTHING } from '../../../test/support/askers.js';
import { NOON } from '../../../test/support/asking.js';
import { textOfPdf } from '../../../test/support/pdf.js';
import { openRooms } from '../../../test/support/rooms.js';
import { BookAppointment } from './commands/book-appointment/book-appointment.command.js';
import { CancelAppointment } from './commands/cancel-appointment/cancel-appointment.command.js';
import { CorrectPerson } from './commands/correct-person/correct-person.command.js';
import { EraseSubject } from './commands/erase-subject/erase-subject.command.js';
import { RegisterPerson } from './commands/register-person/register-person.command.js';
import { AppointmentBook } from './appointment-book.js';
import { PeopleDirectory } from './people-directory.js';
import { PeopleNames } from './people-names.js';
import { PeopleModule } from './people.module.js';
import { PeopleProjection } from './projections/people/people.projection.js';
import { GetPerson } from './queries/get-person/get-person.js';
import { FindPerson } from './queries/find-person/find-person.js';
import { GetSubjectReport } from './queries/subject-report/get-subject-report.js';
import { ListRecordViews } from './queries/list-record-views/list-record-views.js';
import { ListAppointments } from './queries/list-appointments/list-appointments.js';
import { peopleSchema } from './schema.js';
import { presentedSubject } from './sealed-person.js';
import { invented, inventedCpf } from './testing/invented.js';

describe('the room of people', () => {
  let house: Awaited<ReturnType<typeof openRooms>>;
  beforeAll(async () => {
    house = await openRooms(
      [TerritoryModule, PeopleModule],
      [territorySchema, peopleSchema],
      [territoryProjection, (keys) => new PeopleProjection(keys)],
    );
  });
  afterAll(() => house.close());

  const { cpf: _cpf, cns: _cns, ...undocumented } = invented;
  const living = { ...undocumented, municipality: '311200' };
  const register = async (documents: { cpf?: string; cns?: string }, key?: string): Promise<Uuid> => {
    const outcome = await house.ask(RegisterPerson, { ...living, ...documents }, key);
    if (!outcome.ok) throw new Error(outcome.refusal.reasons.join(' '));
    return outcome.result.personId;
  };
  const query = <Q extends object>(type: new () => Q, input: Partial<Q>): Q => Object.assign(new type(), input);

  it('registers a person and gives the same data back, from the log and from the read model', async () => {
    const documents = { cpf: invented.cpf!, cns: invented.cns! };
    const personId = await register(documents);
    const people = house.get(PeopleDirectory);
    expect(await people.person(personId)).toEqual({ status: 'registered', personId, municipality: '311200' });
    expect(await people.birthDateOf(personId)).toBe(invented.birthDate);
    expect(await people.reveal(personId)).toEqual(invented);
    expect(await house.see(query(GetPerson, { personId }))).toEqual({
      ...invented,
      personId,
      municipality: { code: '311200', name: 'Candeias' },
    });
  });

  it('finds a person by CPF or CNS, and shows neither in full', async () => {
    const found = { name: invented.name, cpf: '***.456.789-**', cns: '*** 0000 0000 ****' };
    expect(await house.see(query(FindPerson, { document: invented.cpf! }))).toMatchObject(found);
    expect(await house.see(query(FindPerson, { document: invented.cns! }))).toMatchObject(found);
    expect(await house.see(query(FindPerson, { document: inventedCpf(999) }))).toBeUndefined();
  });

  it('takes the document from a header only, for addresses are kept in logs', async () => {
    const address = '/api/people/by-document';
    await request(house.server).get(address).set('X-Document', invented.cpf!).expect(200);
    await request(house.server).get(`${address}?document=${invented.cpf}`).expect(400);
    const { body } = await request(house.server).get(address).set('X-Document', '12345678900').expect(400);
    expect(body).toMatchObject({ code: 'invalid-input', reasons: [expect.stringMatching(/CPF .* ou CNS/)] });
  });

  it('writes no personal field in clear into the log', async () => {
    const { events } = await house.store.readAll(0n, { limit: 10_000 });
    const log = JSON.stringify(events.map(({ data, metadata, stream }) => [data, metadata, stream]));
    for (const text of [
      invented.name,
      invented.cpf!,
      invented.cns!,
      invented.birthDate,
      invented.street,
      invented.phone!,
    ]) {
      expect(log).not.toContain(text);
    }
  });

  it('registers one of fifty who come with the same CPF at once, and refuses the others by name of the document', async () => {
    const cpf = inventedCpf(1);
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => house.ask(RegisterPerson, { ...living, cpf })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes) {
      if (!outcome.ok) {
        expect(outcome.refusal).toMatchObject({ code: 'identity-taken', reasons: [expect.stringMatching(/este CPF/)] });
      }
    }
  });

  it('refuses a CNS that is another person’s, and the CPF too when both are', async () => {
    const cns = the(Cns, '898000000000002');
    const cpf = inventedCpf(2);
    await register({ cpf, cns });
    expect(await house.ask(RegisterPerson, { ...living, cns })).toMatchObject({
      refusal: { code: 'identity-taken', reasons: [expect.stringMatching(/este CNS/)] },
    });
    expect(await house.ask(RegisterPerson, { ...living, cns, cpf })).toMatchObject({
      refusal: { reasons: [expect.stringMatching(/este CPF/), expect.stringMatching(/este CNS/)] },
    });
  });

  it('answers a repeated request with the same person', async () => {
    const cpf = inventedCpf(3);
    expect(await register({ cpf }, 'same')).toBe(await register({ cpf }, 'same'));
    expect(await house.ask(RegisterPerson, { ...living, cpf: inventedCpf(4) }, 'same')).toMatchObject({
      refusal: { code: 'idempotency-key-reused' },
    });
  });

  it('moves an identity with a correction: the old CPF is free at once, the new one taken', async () => {
    const [wrong, right] = [inventedCpf(5), inventedCpf(6)];
    const personId = await register({ cpf: wrong });
    const correction = { ...living, personId, cpf: right, reason: 'CPF digitado errado' };
    expect(await house.ask(CorrectPerson, correction)).toMatchObject({ ok: true });
    expect(await house.ask(RegisterPerson, { ...living, cpf: right })).toMatchObject({ ok: false });
    await register({ cpf: wrong });
    expect(await house.ask(CorrectPerson, { ...correction, cpf: wrong })).toMatchObject({
      refusal: { code: 'identity-taken' },
    });
    expect(await house.see(query(FindPerson, { document: right }))).toMatchObject({ personId });
  });

  it('demands a reason for a correction', async () => {
    const personId = await register({ cpf: inventedCpf(7) });
    const { reason, ...correction } = { ...living, personId, reason: '' };
    expect(await house.ask(CorrectPerson, correction)).toMatchObject({ refusal: { code: 'invalid-input' } });
    expect(await house.ask(CorrectPerson, { ...correction, reason })).toMatchObject({ ok: false });
  });

  it('tells who many people are at once, and writes down who saw it, once a day', async () => {
    const cpf = inventedCpf(90);
    const people = [await register({ cpf }), await register({})];
    await house.see(query(GetPerson, { personId: people[1]! }));
    const names = house.get(PeopleNames);
    for (const _ of ['a list', 'and the same list again']) {
      expect([...(await names.identitiesShownTo(EVERYTHING, 'PrintManifest', [...people, ...people]))]).toEqual(
        expect.arrayContaining([
          [people[0], { name: invented.name, cpf }],
          [people[1], { name: invented.name }],
        ]),
      );
    }
    expect((await names.shownTo(EVERYTHING, 'PrintManifest', people)).get(people[0]!)).toBe(invented.name);
    expect(await house.see(query(ListRecordViews, { personId: people[0]! }))).toMatchObject([
      { what: 'PrintManifest' },
    ]);
  });

  it('books an appointment at a registered establishment for a registered person, and cancels it', async () => {
    const personId = await register({ cpf: inventedCpf(8) });
    const booking = { system: 'SUSFACIL', protocol: 'SF-0042', date: '2026-10-20', time: '09:30', kind: 'exam' };
    const doctors = { requestedBy: '700000000000005', regulatedBy: '800000000000001' };
    const place = { establishment: '9999999' };
    expect(
      await house.ask(BookAppointment, { ...booking, ...place, personId: '2f1a4f0e-6d1c-5b7a-9c3e-0d8a4b5c6e7f' }),
    ).toMatchObject({
      refusal: { reasons: [expect.stringMatching(/pessoa/), expect.stringMatching(/CNES 9999999/)] },
    });
    await house.ask(RegisterEstablishment, { cnes: '9999999', name: 'Hospital Exemplo', municipality: '312230' });
    const booked = await house.ask(BookAppointment, { ...booking, ...doctors, ...place, personId });
    if (!booked.ok) throw new Error(booked.refusal.code);
    const { appointmentId } = booked.result;
    const { protocol: _, ...inClear } = booking;
    expect(await house.get(PeopleDirectory).appointment(appointmentId)).toMatchObject({
      ...inClear,
      ...place,
      status: 'booked',
      personId,
      establishmentMunicipality: '312230',
    });
    await house.see(query(ListAppointments, { personId }));
    const timesOf = () => house.get(AppointmentBook).timesOf([appointmentId, appointmentId, personId]);
    expect([...(await timesOf())]).toEqual([[appointmentId, { date: '2026-10-20', time: '09:30' }]]);
    await house.ask(CancelAppointment, { appointmentId, reason: 'Internada' });
    expect(await house.ask(CancelAppointment, { appointmentId, reason: 'De novo' })).toMatchObject({
      refusal: { code: 'appointment-already-cancelled' },
    });
    expect(await house.see(query(ListAppointments, { personId }))).toMatchObject([
      {
        ...{ appointmentId, status: 'cancelled', protocol: 'SF-0042', reason: 'Internada', ...doctors },
        establishment: { cnes: '9999999', municipality: { name: 'Divinópolis' } },
      },
    ]);
    expect([...(await timesOf())]).toEqual([]);
    for await (const { data } of house.store.readStream(`appointment-${appointmentId}`)) {
      expect(JSON.stringify(data)).not.toMatch(/Internada|SF-0042/);
    }
  });

  it('knows nobody whose key was destroyed', async () => {
    const cpf = inventedCpf(9);
    const personId = await register({ cpf });
    await house.get(KeyStore).destroy(personId);
    const people = house.get(PeopleDirectory);
    expect(await people.person(personId)).toMatchObject({ status: 'registered' });
    expect([await people.reveal(personId), await people.birthDateOf(personId)]).toEqual([undefined, undefined]);
    expect(await house.see(query(FindPerson, { document: cpf }))).toBeUndefined();
    expect(await house.see(query(GetPerson, { personId }))).toBeUndefined();
  });

  describe('what a person is told of themselves', () => {
    let personId: Uuid;
    beforeAll(async () => {
      personId = await register({ cpf: inventedCpf(30) });
      await house.ask(CorrectPerson, {
        ...{ ...living, personId, cpf: inventedCpf(30), street: 'do Outro Lado', reason: 'Mudou de endereço' },
      });
      const booked = await house.ask(BookAppointment, {
        ...{ personId, system: 'SISREG', protocol: 'P30', establishment: '9999999' },
        ...{ date: '2026-10-20', time: '09:30', kind: 'exam' },
      });
      if (!booked.ok) throw new Error(booked.refusal.code);
      const { appointmentId } = booked.result;
      await house.ask(CancelAppointment, { appointmentId, reason: 'Remarcado' });
    });

    it('is everything, earlier versions too, with purpose, legal basis and retention', async () => {
      const report = await house.see(query(GetSubjectReport, { personId }));
      expect(report).toMatchObject({ personId, status: 'registered', asOf: NOON });
      expect(report!.sections.map(({ id, records }) => [id, records.length])).toEqual([
        ['registration', 2],
        ['appointments', 1],
      ]);
      const [registration, appointments] = report!.sections;
      expect(registration!.records).toMatchObject([
        { 'Motivo da correção': 'Mudou de endereço', Logradouro: 'do Outro Lado', CPF: inventedCpf(30) },
        { Nome: invented.name, 'Data de nascimento': '15/03/1970', Logradouro: invented.street, Sexo: 'Feminino' },
      ]);
      expect(appointments!.records).toMatchObject([
        { Dia: '20/10/2026', Protocolo: 'P30', Situação: 'Cancelado', 'Motivo do cancelamento': 'Remarcado' },
      ]);
      for (const section of report!.sections) {
        expect(section).toMatchObject(PURPOSES.find(({ id }) => id === section.id)!);
      }
    });

    it('comes as pages, and from nowhere for who is unknown', async () => {
      const { body, headers } = await request(house.server)
        .get(`/api/people/${personId}/report.pdf`)
        .buffer(true)
        .parse((response, done) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => done(null, Buffer.concat(parts)));
        })
        .expect(200);
      expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
      const text = textOfPdf(body as Buffer);
      for (const part of ['Relatório do titular de dados', invented.name, 'Mudou de endereço', 'P30', 'Base legal']) {
        expect(text).toContain(part);
      }
      await request(house.server)
        .get(`/api/people/${idFrom('nobody')}/report.pdf`)
        .expect(404);
      await request(house.server).get('/api/people/nobody/report.pdf').expect(400);
    });
  });

  describe('when a person is erased', () => {
    const erase = (personId: Uuid, key?: string) => house.ask(EraseSubject, { personId, request: 'Protocolo 7' }, key);
    const appointmentOf = async (personId: Uuid): Promise<Uuid> => {
      const booking = { system: 'SISREG', protocol: 'P1', establishment: '9999999', date: '2026-10-20', time: '09:30' };
      const booked = await house.ask(BookAppointment, { ...booking, kind: 'exam', personId });
      if (!booked.ok) throw new Error(booked.refusal.code);
      return booked.result.appointmentId;
    };
    const keysLeft = async (personId: Uuid) => [
      ...(await house.get(KeyStore).keysOf([personId, presentedSubject(personId)])).keys(),
    ];

    it('keeps nothing of who left nothing that the law obliges to keep', async () => {
      const cpf = inventedCpf(20);
      const personId = await register({ cpf });
      const appointmentId = await appointmentOf(personId);
      expect(await erase(personId)).toMatchObject({ ok: true, result: { personId, kept: [] } });
      expect(await keysLeft(personId)).toEqual([]);
      expect(await house.see(query(GetPerson, { personId }))).toBeUndefined();
      expect(await house.see(query(FindPerson, { document: cpf }))).toBeUndefined();
      expect(await house.see(query(ListAppointments, { personId }))).toBeUndefined();
      const rows = await house.database.query('select from people.appointment where person_id = $1', [personId]);
      expect(rows).toEqual([]);
      expect(await house.see(query(GetSubjectReport, { personId }))).toMatchObject({
        ...{ status: 'erased', erasure: { request: 'Protocolo 7', kept: [] }, sections: [] },
      });
      expect(await house.get(PeopleDirectory).person(personId)).toMatchObject({ status: 'erased' });
      for (const outcome of [
        await house.ask(CorrectPerson, { ...living, personId, reason: 'Mudou' }),
        await house.ask(CancelAppointment, { appointmentId, reason: 'Internada' }),
      ]) {
        expect(outcome).toMatchObject({ refusal: { code: 'person-erased' } });
      }
      const again = { system: 'SISREG', protocol: 'P2', establishment: '9999999', date: '2026-10-20', time: '09:30' };
      expect(await house.ask(BookAppointment, { ...again, kind: 'exam', personId })).toMatchObject({ ok: false });
    });

    it('keeps the second key as long as a room must keep something, and says what and why', async () => {
      const kept = [{ what: 'Uma linha', legalBasis: 'Uma lei' }];
      const personId = await register({ cpf: inventedCpf(21) });
      const asked: Uuid[] = [];
      house.get(SubjectRooms).register({
        obligationsOf: async (id) => {
          asked.push(id);
          return { against: [], kept: id === personId ? kept : [] };
        },
        sectionsOf: async (id) =>
          id === personId ? [{ purpose: 'production', records: [{ Transporte: 'sim' }] }] : [],
      });
      expect(await erase(personId)).toMatchObject({ ok: true, result: { kept } });
      expect(asked).toEqual([personId]);
      const { sections, ...about } = (await house.see(query(GetSubjectReport, { personId })))!;
      expect(about).toMatchObject({ status: 'erased', erasure: { request: 'Protocolo 7', kept } });
      // Who asked for the report may stand in it already.
      expect(sections.filter(({ id }) => id !== 'record-views')).toMatchObject([
        { id: 'production', records: [{ Transporte: 'sim' }] },
      ]);
      expect(await keysLeft(personId)).toEqual([presentedSubject(personId)]);
    });

    it('gives the documents free: who comes back is a new person', async () => {
      const documents = { cpf: inventedCpf(22), cns: the(Cns, '898000000000010') };
      const personId = await register(documents);
      await erase(personId);
      const again = await register(documents);
      expect(again).not.toBe(personId);
      expect(await house.see(query(FindPerson, { document: documents.cpf }))).toMatchObject({ personId: again });
    });

    it('answers again when it is repeated, refuses a second time, and knows nobody else', async () => {
      const personId = await register({ cpf: inventedCpf(23) });
      const first = await erase(personId, 'erase');
      expect(await erase(personId, 'erase')).toEqual(first);
      expect(await erase(personId)).toMatchObject({ refusal: { code: 'person-already-erased' } });
      expect(await erase(idFrom('nobody'))).toMatchObject({ refusal: { code: 'person-unknown', kind: 'unknown' } });
    });

    it('destroys the keys even when the process that recorded the erasure did not come to it', async () => {
      const personId = await register({ cpf: inventedCpf(24) });
      const data = { personId, at: NOON, request: 'Protocolo 8', kept: [] };
      await house.store.append(`person-${personId}`, 'any', [
        { id: idFrom(personId), type: 'PersonErased', data, metadata: {} },
      ]);
      expect(await house.see(query(GetPerson, { personId }))).toBeUndefined();
      expect(await keysLeft(personId)).toEqual([]);
    });
  });

  it('writes the same rows when it is rebuilt from the first event', async () => {
    const { live, rebuilt } = await house.liveAndRebuilt();
    expect(rebuilt).toEqual(live);
    expect(Object.keys(live)).toEqual(expect.arrayContaining(['people.person', 'people.appointment']));
    expect((live['people.person'] as unknown[]).length).toBeGreaterThan(5);
  });
});
