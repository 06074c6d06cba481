import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { REACHES, type Reach, type Reaches } from '#embarque/application';
import { type Uuid } from '#embarque/kernel';
import { openRooms } from '../../../test/support/rooms.js';
import { AdmitMember } from './commands/admit-member/admit-member.command.js';
import { RegisterEstablishment } from './commands/register-establishment/register-establishment.command.js';
import { RegisterFleetManager } from './commands/register-fleet-manager/register-fleet-manager.command.js';
import { RegisterRoute } from './commands/register-route/register-route.command.js';
import { SetDistance } from './commands/set-distance/set-distance.command.js';
import { WithdrawMember } from './commands/withdraw-member/withdraw-member.command.js';
import { territoryProjection } from './projections/territory/territory.projection.js';
import { GetManager } from './queries/get-manager/get-manager.js';
import { ListManagers } from './queries/list-managers/list-managers.js';
import { ListRoutes } from './queries/list-routes/list-routes.js';
import { GetMembershipDifference } from './queries/membership-difference/get-membership-difference.js';
import { SearchEstablishments } from './queries/search-establishments/search-establishments.js';
import { SearchMunicipalities } from './queries/search-municipalities/search-municipalities.js';
import { territorySchema } from './schema.js';
import { TerritoryNames } from './territory-names.js';
import { TerritoryDirectory } from './territory-directory.js';
import { TerritoryModule } from './territory.module.js';
import { town } from './testing/invented.js';

describe('the room of the territory', () => {
  let house: Awaited<ReturnType<typeof openRooms>>;
  let managerId: Uuid;
  beforeAll(async () => {
    house = await openRooms([TerritoryModule], [territorySchema], [territoryProjection]);
    const manager = { kind: 'consortium', name: 'CIS Exemplo', acronym: 'CISMARG', cnpj: '11222333000181' };
    const outcome = await house.ask(RegisterFleetManager, { ...manager, seat: town.candeias });
    if (outcome.ok) managerId = outcome.result.managerId;
  });
  afterAll(() => house.close());
  const query = <Q extends object>(type: new () => Q, input: Partial<Q> = {}): Q => Object.assign(new type(), input);

  it('shows managers, and one with its members and their dates', async () => {
    await house.ask(AdmitMember, { managerId, municipality: town.candeias, from: '2024-01-01' });
    await house.ask(AdmitMember, { managerId, municipality: town.aguanil, from: '2024-01-01' });
    await house.ask(WithdrawMember, { managerId, municipality: town.aguanil, until: '2024-12-31' });
    await house.ask(AdmitMember, { managerId, municipality: town.aguanil, from: '2026-01-01' });
    expect(await house.see(query(ListManagers))).toMatchObject([
      { managerId, seat: { code: '311200', name: 'Candeias' } },
    ]);
    expect(await house.see(query(GetManager, { managerId }))).toMatchObject({
      acronym: 'CISMARG',
      members: [
        { municipality: { name: 'Aguanil' }, from: '2024-01-01', until: '2024-12-31' },
        { municipality: { name: 'Aguanil' }, from: '2026-01-01', until: null },
        { municipality: { name: 'Candeias' }, from: '2024-01-01', until: null },
      ],
    });
  });

  it('says how far a scope reaches: the managers that serve a town today, and the towns of a manager or of a region', async () => {
    const reachOf = (scope: object) =>
      house.get<Reaches>(REACHES as never).reachOf({
        ...{ actor: 'a', role: 'auditor', origin: 'token' },
        scope: { municipalities: [], managers: [], regions: [], ...scope },
      }) as Promise<Exclude<Reach, 'everything'>>;
    const nothing = { managers: [], serving: [], towns: [], residents: [] };
    await house.see(query(ListManagers));
    expect(await reachOf({})).toEqual(nothing);
    expect(await reachOf({ municipalities: [town.candeias] })).toEqual({
      ...{ managers: [], serving: [managerId], towns: ['311200'], residents: ['311200'] },
    });
    expect(await reachOf({ managers: [managerId] })).toMatchObject({ managers: [managerId], serving: [], towns: [] });
    expect([...(await reachOf({ managers: [managerId] })).residents].sort()).toEqual(['310080', '311200']);
    const region = await reachOf({ regions: ['Santo Antônio do Amparo/Campo Belo'] });
    expect(region.towns).toContain('311200');
    expect(region).toMatchObject({ serving: [managerId] });
    expect(await reachOf({ municipalities: ['313670'] })).toMatchObject({ serving: [], residents: ['313670'] });
    expect(await reachOf({ crewMemberId: managerId })).toEqual({
      ...nothing,
      crew: { crewMemberId: managerId, from: '2026-10-03', until: '2026-10-06' },
    });
  });

  it('shows how its members of a day differ from Anexo I of 2018', async () => {
    const today = await house.see(query(GetMembershipDifference, { managerId }));
    expect(today).toMatchObject({ on: '2026-10-05', consortium: 'CIS MARG', onlyMembers: [] });
    expect(today?.inBoth.map(({ name }) => name)).toEqual(['Aguanil', 'Candeias']);
    expect(today?.onlyInAnnex).toHaveLength(11);
    const before = await house.see(query(GetMembershipDifference, { managerId, on: '2025-06-01' as never }));
    expect(before?.inBoth.map(({ name }) => name)).toEqual(['Candeias']);
    expect(await house.see(query(GetMembershipDifference, { managerId, consortium: 'nenhum' }))).toMatchObject({
      consortium: null,
      inBoth: [],
      onlyInAnnex: [],
    });
  });

  it('shows routes with their distances, in the order in which they were set', async () => {
    const line = { name: 'Candeias – Divinópolis', towns: [town.candeias], destination: town.divinopolis };
    const outcome = await house.ask(RegisterRoute, { managerId, ...line });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const { routeId } = outcome.result;
    const row = { routeId, from: town.candeias, source: 'DER-MG', validFrom: '2026-01-01' };
    await house.ask(SetDistance, { ...row, metres: 120_000 });
    await house.ask(SetDistance, { ...row, metres: 126_000, validFrom: '2026-07-01' });
    expect(await house.see(query(ListRoutes, { managerId }))).toMatchObject([
      { routeId, towns: [{ name: 'Candeias' }], distances: [{ metres: 120_000 }, { metres: 126_000, validTo: null }] },
    ]);
    const names = house.get(TerritoryNames);
    expect([...(await names.routes([routeId, routeId, managerId]))]).toEqual([[routeId, line.name]]);
    expect(await names.manager(managerId)).toEqual({ name: 'CIS Exemplo', cnpj: '11222333000181' });
    expect(await names.manager(routeId)).toBeUndefined();
    expect(await house.get(TerritoryDirectory).route(routeId)).toMatchObject({ status: 'registered', managerId });
  });

  it('refuses a CNES twice, also when two register it at once, and finds establishments', async () => {
    const place = { cnes: '9999999', name: 'Hospital 100% Exemplo', municipality: town.divinopolis };
    const outcomes = await Promise.all([1, 2].map(() => house.ask(RegisterEstablishment, place)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    await house.ask(RegisterEstablishment, { ...place, cnes: '9999998', name: 'Clínica Exemplo' });
    const found = async (input: Partial<SearchEstablishments>) =>
      (await house.see(query(SearchEstablishments, input))).map(({ cnes }) => cnes);
    expect(await found({})).toEqual(['9999998', '9999999']);
    expect(await found({ name: 'hospital' })).toEqual(['9999999']);
    expect([...(await house.get(TerritoryNames).establishments(['9999998', '1111111']))]).toEqual([
      ['9999998', { name: 'Clínica Exemplo', municipality: town.divinopolis }],
    ]);
    expect(await found({ name: '0%' })).toEqual(['9999999']);
    expect(await found({ name: '1%0' })).toEqual([]);
    expect(await found({ municipality: town.candeias })).toEqual([]);
  });

  it('finds municipalities without minding accents, and by health region', async () => {
    const found = async (input: Partial<SearchMunicipalities>) =>
      (await house.see(query(SearchMunicipalities, input))).map(({ name }) => name);
    expect(await found({ name: 'divinopolis' })).toEqual(['Divinópolis']);
    expect(await found({ name: 'cand', region: 'Santo Antônio do Amparo/Campo Belo' })).toEqual(['Candeias']);
    expect(await found({})).toHaveLength(853);
  });

  it('answers over HTTP, and says that an unknown manager is unknown', async () => {
    await request(house.server).get('/api/municipalities').query({ name: 'Aguanil' }).expect(200);
    await request(house.server).get(`/api/managers/${managerId}/annex-difference`).expect(200);
    await request(house.server).get('/api/managers/2f1a4f0e-6d1c-5b7a-9c3e-0d8a4b5c6e7f').expect(404);
    const { body } = await request(house.server)
      .post('/api/managers/2f1a4f0e-6d1c-5b7a-9c3e-0d8a4b5c6e7f/members')
      .set('Idempotency-Key', 'http')
      .send({ municipality: town.aguanil, from: '2026-01-01' })
      .expect(404);
    expect(body).toMatchObject({ code: 'manager-unknown' });
  });

  it('writes the same rows when it is rebuilt from the first event', async () => {
    const { live, rebuilt } = await house.liveAndRebuilt();
    expect(rebuilt).toEqual(live);
    expect((live['territory.member'] as unknown[]).length).toBe(3);
  });
});
