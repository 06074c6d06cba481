import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ListAlerts } from '#embarque/alerts';
import { type Uuid } from '#embarque/kernel';
import { KeyStore } from '#embarque/privacy';
import { RegisterFleetManager, TerritoryModule, territoryProjection, territorySchema } from '#embarque/territory';
import { openRooms } from '../../../test/support/rooms.js';
import { RecordTraining } from './commands/record-training/record-training.command.js';
import { RegisterCrewMember } from './commands/register-crew-member/register-crew-member.command.js';
import { RegisterVehicle } from './commands/register-vehicle/register-vehicle.command.js';
import { RenewLicence } from './commands/renew-licence/renew-licence.command.js';
import { ReturnVehicle } from './commands/return-vehicle/return-vehicle.command.js';
import { WithdrawVehicle } from './commands/withdraw-vehicle/withdraw-vehicle.command.js';
import { FleetDirectory } from './fleet-directory.js';
import { FleetModule } from './fleet.module.js';
import { fleetProjection } from './projections/fleet/fleet.projection.js';
import { ListCrew } from './queries/list-crew/list-crew.js';
import { ListVehicles } from './queries/list-vehicles/list-vehicles.js';
import { fleetSchema } from './schema.js';

describe('the room of the fleet', () => {
  let house: Awaited<ReturnType<typeof openRooms>>;
  let managerId: Uuid;
  beforeAll(async () => {
    house = await openRooms(
      [TerritoryModule, FleetModule],
      [territorySchema, fleetSchema],
      [territoryProjection, fleetProjection],
    );
    const manager = {
      kind: 'consortium',
      name: 'CIS Exemplo',
      acronym: 'CISEX',
      cnpj: '11222333000181',
      seat: '311200',
    };
    const outcome = await house.ask(RegisterFleetManager, manager);
    if (outcome.ok) managerId = outcome.result.managerId;
  });
  afterAll(() => house.close());

  const bus = (plate: string) => ({
    ...{ managerId, plate, year: 2025, seats: 22, wheelchairPositions: 1, programme: 'SETS' },
    ...{ airConditioning: true, recliningSeats: false },
  });
  const driver = { name: 'João Exemplo', cpf: '98765432100', roles: ['driver', 'attendant'] };
  const licence = { licenceCategory: 'D', licenceValidUntil: '2027-01-31' };
  const query = <Q extends object>(type: new () => Q, input: Partial<Q>): Q => Object.assign(new type(), input);

  it('registers a vehicle, takes it out of service and brings it back', async () => {
    const outcome = await house.ask(RegisterVehicle, bus('RTA1B23'));
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const { vehicleId } = outcome.result;
    const fleet = house.get(FleetDirectory);
    expect(await fleet.vehicle(vehicleId)).toEqual({ status: 'available', vehicleId, ...bus('RTA1B23') });
    await house.ask(WithdrawVehicle, { vehicleId, reason: 'Oficina: freios' });
    expect(await fleet.vehicle(vehicleId)).toMatchObject({ status: 'withdrawn' });
    expect(await house.see(query(ListVehicles, { managerId }))).toMatchObject([
      { plate: 'RTA1B23', seats: 22, status: 'withdrawn', statusReason: 'Oficina: freios' },
    ]);
    await house.ask(ReturnVehicle, { vehicleId, reason: 'Freios trocados' });
    expect(await house.see(query(ListVehicles, { managerId }))).toMatchObject([{ status: 'available' }]);
  });

  it('registers one of twenty vehicles that come with the same plate at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => house.ask(RegisterVehicle, bus('RTB2C34'))));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: 'plate-taken', reasons: [expect.stringMatching(/RTB2C34/)] },
    });
  });

  it('refuses a vehicle of a manager that it does not know, and everything that is no vehicle', async () => {
    const stranger = { ...bus('RTC3D45'), managerId: '2f1a4f0e-6d1c-5b7a-9c3e-0d8a4b5c6e7f' };
    expect(await house.ask(RegisterVehicle, stranger)).toMatchObject({
      refusal: { reasons: ['Não há gestor cadastrado com este identificador.'] },
    });
    expect(await house.ask(RegisterVehicle, { ...bus('rtc-3d45'), seats: 1, programme: 'X' })).toMatchObject({
      refusal: {
        code: 'invalid-input',
        reasons: [/plate/, /seats/, /programme/].map((field) => expect.stringMatching(field)),
      },
    });
  });

  it('registers a crew member with sealed name and CPF, a training and a renewed licence', async () => {
    const outcome = await house.ask(RegisterCrewMember, { managerId, ...driver, ...licence });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const { crewMemberId } = outcome.result;
    await house.ask(RecordTraining, {
      crewMemberId,
      kind: 'first-aid',
      completedOn: '2026-09-01',
      certificate: '1/26',
    });
    await house.ask(RenewLicence, { crewMemberId, licenceCategory: 'E', licenceValidUntil: '2036-01-31' });

    const fleet = house.get(FleetDirectory);
    expect(await fleet.crewMember(crewMemberId)).toMatchObject({
      status: 'registered',
      roles: ['driver', 'attendant'],
      licenceCategory: 'E',
      licenceValidUntil: '2036-01-31',
      trainings: [{ kind: 'first-aid', completedOn: '2026-09-01', certificate: '1/26' }],
    });
    expect(await fleet.reveal(crewMemberId)).toEqual({ name: driver.name, cpf: driver.cpf });
    expect(await house.see(query(ListCrew, { managerId }))).toEqual([
      {
        crewMemberId,
        name: driver.name,
        cpf: '***.654.321-**',
        roles: driver.roles,
        licenceCategory: 'E',
        licenceValidUntil: '2036-01-31',
        trainings: [{ kind: 'first-aid', completedOn: '2026-09-01', validUntil: null, certificate: '1/26' }],
      },
    ]);
    const { events } = await house.store.readAll(0n, { limit: 10_000 });
    const log = JSON.stringify(events.map(({ data }) => data));
    expect(log.includes(driver.name) || log.includes(driver.cpf)).toBe(false);
  });

  it('alerts the manager to a licence that ends soon, and to one that has ended, naming nobody', async () => {
    const [{ crewMemberId } = { crewMemberId: '' }] = await house.see(query(ListCrew, { managerId }));
    const alertsOnceValidUntil = async (licenceValidUntil: string) => {
      await house.ask(RenewLicence, { crewMemberId, licenceCategory: 'E', licenceValidUntil });
      return (await house.see(query(ListAlerts, {}))).alerts;
    };
    expect(await alertsOnceValidUntil('2026-11-05')).toEqual([]);
    expect(await alertsOnceValidUntil('2026-11-04')).toEqual([
      {
        ...{ code: 'licence-expiring', severity: 'info', since: '2026-10-05T03:00:00.000Z' },
        ...{ text: 'A CNH de um motorista vence em 04/11/2026.', remedy: expect.stringMatching(/renovação/) },
        ...{ about: { crewMemberId, managerId }, policy: { id: 'vencimento-da-cnh', version: 1 } },
      },
    ]);
    expect(await alertsOnceValidUntil('2026-10-04')).toMatchObject([
      { code: 'licence-expired', severity: 'warning', since: '2026-10-05T03:00:00.000Z' },
    ]);
    await alertsOnceValidUntil('2036-01-31');
  });

  it('shows no crew member whose key was destroyed', async () => {
    const outcome = await house.ask(RegisterCrewMember, {
      managerId,
      ...driver,
      cpf: '11122233396',
      roles: ['attendant'],
    });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const { crewMemberId } = outcome.result;
    await house.get(KeyStore).destroy(crewMemberId);
    expect(await house.get(FleetDirectory).reveal(crewMemberId)).toBeUndefined();
    expect(await house.see(query(ListCrew, { managerId }))).toHaveLength(1);
  });

  it('answers over HTTP, refusing with every reason', async () => {
    const { body } = await request(house.server).get(`/api/managers/${managerId}/vehicles`).expect(200);
    expect(body).toHaveLength(2);
    const refused = await request(house.server)
      .post('/api/crew')
      .set('Idempotency-Key', 'http')
      .send({ managerId, ...driver })
      .expect(422);
    expect(refused.body).toMatchObject({
      code: 'crew-member-not-registrable',
      reasons: ['Motorista precisa da categoria da CNH.', 'Motorista precisa da validade da CNH.'],
    });
  });

  it('writes the same rows when it is rebuilt from the first event', async () => {
    const { live, rebuilt } = await house.liveAndRebuilt();
    expect(rebuilt).toEqual(live);
    expect((live['fleet.training'] as unknown[]).length).toBe(1);
  });
});
