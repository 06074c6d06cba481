import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Cns, the, type Uuid } from '#embarque/kernel';
import { KeyStore } from '#embarque/privacy';
import { RegisterEstablishment, TerritoryModule, territoryProjection, territorySchema } from '#embarque/territory';
import { openRooms } from '../../../test/support/rooms.js';
import { BookAppointment } from './commands/book-appointment/book-appointment.command.js';
import { CancelAppointment } from './commands/cancel-appointment/cancel-appointment.command.js';
import { CorrectPerson } from './commands/correct-person/correct-person.command.js';
import { RegisterPerson } from './commands/register-person/register-person.command.js';
import { PeopleDirectory } from './people-directory.js';
import { PeopleModule } from './people.module.js';
import { peopleProjection } from './projections/people/people.projection.js';
import { GetPerson } from './queries/get-person/get-person.js';
import { FindPerson } from './queries/find-person/find-person.js';
import { ListAppointments } from './queries/list-appointments/list-appointments.js';
import { peopleSchema } from './schema.js';
import { invented, inventedCpf } from './testing/invented.js';

describe('the room of people', () => {
  let house: Awaited<ReturnType<typeof openRooms>>;
  beforeAll(async () => {
    house = await openRooms(
      [TerritoryModule, PeopleModule],
      [territorySchema, peopleSchema],
      [territoryProjection, peopleProjection],
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

  it('books an appointment at a registered establishment for a registered person, and cancels it', async () => {
    const personId = await register({ cpf: inventedCpf(8) });
    const booking = { system: 'SUSFACIL', protocol: '42', date: '2026-10-20', time: '09:30', kind: 'exam' };
    const place = { establishment: '9999999' };
    expect(
      await house.ask(BookAppointment, { ...booking, ...place, personId: '2f1a4f0e-6d1c-5b7a-9c3e-0d8a4b5c6e7f' }),
    ).toMatchObject({
      refusal: { reasons: [expect.stringMatching(/pessoa/), expect.stringMatching(/CNES 9999999/)] },
    });
    await house.ask(RegisterEstablishment, { cnes: '9999999', name: 'Hospital Exemplo', municipality: '312230' });
    const booked = await house.ask(BookAppointment, { ...booking, ...place, personId });
    if (!booked.ok) throw new Error(booked.refusal.code);
    const { appointmentId } = booked.result;
    expect(await house.get(PeopleDirectory).appointment(appointmentId)).toMatchObject({
      ...booking,
      ...place,
      status: 'booked',
      personId,
      establishmentMunicipality: '312230',
    });
    await house.ask(CancelAppointment, { appointmentId, reason: 'Internada' });
    expect(await house.ask(CancelAppointment, { appointmentId, reason: 'De novo' })).toMatchObject({
      refusal: { code: 'appointment-already-cancelled' },
    });
    expect(await house.see(query(ListAppointments, { personId }))).toMatchObject([
      { appointmentId, status: 'cancelled', establishment: { cnes: '9999999', municipality: { name: 'Divinópolis' } } },
    ]);
    for await (const { data } of house.store.readStream(`appointment-${appointmentId}`)) {
      expect(JSON.stringify(data)).not.toContain('Internada');
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

  it('writes the same rows when it is rebuilt from the first event', async () => {
    const { live, rebuilt } = await house.liveAndRebuilt();
    expect(rebuilt).toEqual(live);
    expect(Object.keys(live)).toEqual(expect.arrayContaining(['people.person', 'people.appointment']));
    expect((live['people.person'] as unknown[]).length).toBeGreaterThan(5);
  });
});
