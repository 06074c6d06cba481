import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Gate,
  POLICY,
  ROLES,
  type Access,
  type AccountRole,
  type Reach,
  type Relation,
  type Rule,
  type Scope,
  type SubjectKind,
} from '#embarque/application';
import { type IbgeCode, type Uuid } from '#embarque/kernel';
import { MUNICIPALITIES } from '#embarque/territory';
import { type Answer } from '../support/api.js';
import { as } from '../support/askers.js';
import { readOpenApi, type OpenApi, type Operation } from '../support/openapi.js';
import { sampleOf } from '../support/samples.js';
import { openService, type Service } from '../support/service.js';
import { ELSEWHERE, foundWorld, HERE, type Place } from '../support/world.js';

/** The service's clock stands on the day before. */
const DAY = '2026-10-02';
const MANAGED: ReadonlySet<SubjectKind> = new Set([
  'trip-reports',
  'manager',
  'route',
  'vehicle',
  'crew-member',
  'crew-day',
  'trip',
  'trip-template',
  'authorization',
  'notice',
]);

type Ids = Readonly<Record<SubjectKind, string>> & { readonly document: string };

let service: Service;
let openApi: OpenApi;
let here: Ids;
let elsewhere: Ids;
beforeAll(async () => {
  service = await openService();
  openApi = await readOpenApi(service.api);
  here = await found(HERE, '11144477735');
  elsewhere = await found(ELSEWHERE, '52998224725');
});
afterAll(() => service.close());

const FILE = { 'Content-Type': 'text/csv' };
const sampleFile =
  'Nome;Nascimento;Sexo;Raça/cor;CEP;Tipo de logradouro;Logradouro;Bairro\nMaria Exemplo;15/03/1970;F;03;37280000;Rua;A;B\n';

/** A world, and one of everything in it. */
async function found(place: Place, cpf: string): Promise<Ids> {
  const world = await foundWorld(service.api, place);
  const personId = await world.person({ cpf });
  const appointmentId = await world.appointment(personId, DAY);
  const tripId = await world.schedule(DAY);
  const authorizationId = await world.authorize(tripId, world.seat(personId, { appointmentId }));
  await service.caughtUp();
  const [told] = await service.api.seen<{ noticeId: string }[]>(`trips/${tripId}/notices`);
  const templateId = await world.template();
  const { body } = await service.api.request<{ importId: string }>(
    `/api/imports?kind=people&municipality=${place.home}`,
    {
      ...{ method: 'POST', body: sampleFile, headers: { ...FILE, 'Idempotency-Key': randomUUID() } },
    },
  );
  const requestId = await world.request(personId, appointmentId);
  const { seriesId } = await world.series(personId);
  return {
    'trip-template': templateId,
    ...{ manager: world.managerId, route: world.routeId, vehicle: world.vehicleId, 'crew-member': world.driverId },
    ...{ trip: tripId, authorization: authorizationId, town: place.home, person: personId },
    ...{ appointment: appointmentId, notice: told!.noticeId, request: requestId, series: seriesId, document: cpf },
    ...{ 'trip-reports': tripId, import: body.importId },
    'crew-day': world.driverId,
  };
}

/** A scope in the world here that gives the role this relation, and no more. */
function scopeOf(role: AccountRole, relation: Relation, rule: Rule): Scope {
  const nothing = { municipalities: [], managers: [], regions: [] };
  if (role === 'state-central' || role === 'administrator') return 'everything';
  if (role === 'crew') return { ...nothing, crewMemberId: here['crew-member'] as Uuid };
  const home = [HERE.home as IbgeCode];
  const manager = [here.manager as Uuid];
  if (role === 'fleet-manager') return { ...nothing, managers: manager };
  if (role === 'urs-analyst') return { ...nothing, regions: [MUNICIPALITIES.get(HERE.home)!.region] };
  const managed = relation === 'own' && rule.about.some(({ kind }) => MANAGED.has(kind));
  return { ...nothing, municipalities: home, managers: managed ? manager : [] };
}

const accessOf = (role: AccountRole, scope: Scope): Access => ({ actor: `test-${role}`, role, scope, origin: 'token' });

/** Parameters whose form the document does not show by an example. */
const FIELDS: Readonly<Record<string, string>> = {
  ...{ from: '2026-10-05', to: '2026-10-12' },
  ...{
    competence: '202610',
    procedure: '0803010125',
    date: DAY,
    destination: HERE.destination,
    quadrimester: '2026Q3',
    table: 'races',
  },
  ...{ accountId: '2f1a4f0e-6d1c-5b7a-9c3e-0d8a4b5c6e7f', tokenId: '2f1a4f0e-6d1c-5b7a-9c3e-0d8a4b5c6e7f' },
  ...{ correction: '0', policyId: 'ida-e-volta-truncada', outbound: 'yes', inbound: 'no' },
  aidId: '2f1a4f0e-6d1c-5b7a-9c3e-0d8a4b5c6e7f',
  clientId: '2f1a4f0e-6d1c-5b7a-9c3e-0d8a4b5c6e7f',
};

/** A request that is right in its form, about these things. */
async function ask(operation: Operation, rule: Rule, ids: Ids, access: Access | 'nobody'): Promise<Answer> {
  const named = new Map(rule.about.map(({ kind, field }) => [field, ids[kind]]));
  if (operation.path.includes('{authorizationId}'))
    named.set('authorizationId', ids.authorization).set('tripId', ids.trip);
  const headers: Record<string, string> = { ...as(access) };
  const query = new URLSearchParams();
  let path = operation.path;
  for (const { name, in: place, required, schema } of operation.parameters) {
    const value = named.get(name) ?? FIELDS[name] ?? String(sampleOf(schema, openApi.resolve));
    if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(value));
    else if (place === 'header' && name === 'X-Document') headers[name] = ids.document;
    else if (place === 'query' && (required || named.has(name))) query.set(name, value);
  }
  const address = `/api/${path}${query.size ? `?${query.toString()}` : ''}`;
  if (operation.method === 'get') return service.api.request(address, { headers });
  if (operation.file) {
    const sent = { 'Content-Type': operation.file, 'Idempotency-Key': randomUUID(), ...headers };
    return service.api.request(address, { method: 'POST', headers: sent, body: sampleFile });
  }
  const body = operation.body ? (sampleOf(operation.body, openApi.resolve) as Record<string, unknown>) : {};
  for (const [field, id] of named) if (field in body) body[field] = Array.isArray(body[field]) ? [id] : id;
  return service.api.request(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers },
    body: JSON.stringify(body),
  });
}

/** About something that only who made it may see; here that is somebody else. */
const ONLY_WHO_MADE_IT = new Set(['GetImport', 'DownloadImportReport', 'CommitImport']);

const GATE = new Set(['not-signed-in', 'role-not-allowed', 'not-found']);
/** What the gate said of a request; `in` when it let it through. */
const verdict = ({ status, body }: Answer): string => {
  const code = (body as { code?: string } | null)?.code ?? '';
  if (status === 400 && code !== 'idempotency-key-missing') return `badly formed: ${JSON.stringify(body)}`;
  if (status === 500) return `fault: ${JSON.stringify(body)}`;
  return GATE.has(code) ? code : 'in';
};

const rules = Object.entries<Rule>(POLICY);
const guarded = rules.filter(([, { isPublic }]) => !isPublic);
const operationNamed = (name: string) => openApi.operations.find((operation) => operation.name === name)!;
/** Reading first, then changing, then what leaves nothing to change. */
const LAST = ['CancelTrip', 'EraseSubject'];
const inOrder = () =>
  [...guarded].sort(
    ([a], [b]) =>
      LAST.indexOf(a) - LAST.indexOf(b) ||
      operationNamed(a).method.localeCompare(operationNamed(b).method) ||
      a.localeCompare(b),
  );

describe('the policy table', () => {
  it('has a row for every endpoint, and none for what does not exist', () =>
    expect(rules.map(([operation]) => operation).sort()).toEqual(openApi.operations.map(({ name }) => name).sort()));

  it('lets nobody in who did not say who they are, but to what is public', async () => {
    for (const [name, rule] of rules) {
      const said = verdict(await ask(operationNamed(name), rule, here, 'nobody'));
      expect([name, said]).toEqual([name, rule.isPublic ? 'in' : 'not-signed-in']);
    }
  });

  it('holds for every operation, every role, and what is one’s own or another’s', async () => {
    let cells = 0;
    for (const [name, rule] of inOrder()) {
      const operation = operationNamed(name);
      for (const role of ROLES) {
        const relation = rule.relationOf(role);
        const access = accessOf(role, scopeOf(role, relation ?? 'own', rule));
        const own = verdict(await ask(operation, rule, here, access));
        const foreign = verdict(await ask(operation, rule, elsewhere, access));
        const expected = !relation
          ? ['role-not-allowed', 'role-not-allowed']
          : relation === 'all'
            ? ['in', 'in']
            : [ONLY_WHO_MADE_IT.has(name) ? 'not-found' : 'in', 'not-found'];
        expect([name, role, own, foreign]).toEqual([name, role, ...expected]);
        cells += 2;
      }
    }
    expect(cells).toBe(guarded.length * ROLES.length * 2);
  });

  it('asks for every thing that a request names: one that is another’s is enough to refuse it', async () => {
    for (const [name, rule] of inOrder().filter(([, { about }]) => about.length > 1)) {
      const role = ROLES.find((one) => !['all', undefined].includes(rule.relationOf(one)))!;
      const access = accessOf(role, scopeOf(role, rule.relationOf(role)!, rule));
      for (const { kind } of rule.about) {
        const mixed = { ...here, [kind]: elsewhere[kind] };
        expect([name, kind, verdict(await ask(operationNamed(name), rule, mixed, access))]).toEqual([
          ...[name, kind, 'not-found'],
        ]);
      }
    }
  });

  it('does not let a town act for the fleet that serves it, though it may look', async () => {
    for (const [name, rule] of guarded) {
      const owned = rule.about.some(({ kind }) => MANAGED.has(kind)) && rule.relationOf('municipal-manager') === 'own';
      if (!owned) continue;
      const town = accessOf('municipal-manager', {
        municipalities: [HERE.home as IbgeCode],
        managers: [],
        regions: [],
      });
      expect([name, verdict(await ask(operationNamed(name), rule, here, town))]).toEqual([name, 'not-found']);
    }
  });

  it('tells what is another’s from what does not exist to nobody', async () => {
    const town = accessOf('municipal-manager', { municipalities: [HERE.home as IbgeCode], managers: [], regions: [] });
    const headers = as(town);
    const foreign = await service.api.get(`people/${elsewhere.person}`, headers);
    const unknown = await service.api.get(`people/${randomUUID()}`, headers);
    expect([foreign.status, foreign.body]).toEqual([404, unknown.body]);
  });
});

describe('a crew member', () => {
  it('sees a trip from the day before to two days after, and no other', async () => {
    const access = accessOf('crew', scopeOf('crew', 'crew', POLICY.GetTrip));
    const seen = async (today: string) => {
      service.clock.set(`${today}T12:00:00.000Z`);
      const { status } = await service.api.get(`trips/${here.trip}`, as(access));
      const { body } = await service.api.get(`trips?managerId=${here.manager}&date=${DAY}`, as(access));
      return [status, (body as unknown[]).length];
    };
    expect(await seen('2026-09-30')).toEqual([404, 0]);
    expect(await seen('2026-10-01')).toEqual([200, 1]);
    expect(await seen('2026-10-04')).toEqual([200, 1]);
    expect(await seen('2026-10-05')).toEqual([404, 0]);
    service.clock.set('2026-10-01T12:00:00.000Z');
  });
});

describe('with the gate wide open', () => {
  const NOTHING: Reach = { managers: [], serving: [], towns: [], residents: [] };

  it('every query still shows a stranger nothing of anybody’s', async () => {
    const gate = service.get(Gate);
    const { admit, enter } = gate;
    gate.admit = () => undefined;
    gate.enter = async (_operation, _input, access) => ({ ok: true, access, reach: NOTHING });
    try {
      for (const [name, rule] of guarded) {
        const operation = operationNamed(name);
        if (operation.method !== 'get' || !rule.about.length) continue;
        const stranger = accessOf('auditor', { municipalities: [], managers: [], regions: [] });
        const { status, body } = await ask(operation, rule, here, stranger);
        const text = JSON.stringify(body);
        const shown = Object.values(here).filter((id) => id !== here.manager && text.includes(id));
        expect([name, status === 200 || status === 404, shown]).toEqual([name, true, []]);
      }
    } finally {
      Object.assign(gate, { admit, enter });
    }
  });
});

describe('the list of a trip', () => {
  it('shows a town its own citizens and nobody else’s', async () => {
    const seat = accessOf('municipal-manager', { municipalities: [HERE.seat as IbgeCode], managers: [], regions: [] });
    const home = accessOf('municipal-manager', { municipalities: [HERE.home as IbgeCode], managers: [], regions: [] });
    const passengers = async (access: Access) =>
      ((await service.api.get(`trips/${here.trip}`, as(access))).body as { passengers: unknown[] }).passengers.length;
    expect([await passengers(seat), await passengers(home)]).toEqual([0, 1]);
  });
});
