import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Answer } from '../support/api.js';
import { readOpenApi, type OpenApi, type Operation } from '../support/openapi.js';
import { sampleOf, spoiled } from '../support/samples.js';
import { openService, type Service } from '../support/service.js';
import { foundWorld, HOSPITAL, hours, TOWN, type World } from '../support/world.js';

const DAY = '2026-10-05';
const UNKNOWN = '2f1a4f0e-6d1c-5b7a-9c3e-0d8a4b5c6e7f';
const ENGLISH = /\b(must|should|property|invalid|each value|the|an|is not|unexpected|error|undefined)\b/i;

let service: Service;
let openApi: OpenApi;
let world: World;
let head: bigint;
/** For what is refused before anybody asks which command it is: a few of them, from every corner. */
let some: readonly Operation[];
beforeAll(async () => {
  service = await openService();
  openApi = await readOpenApi(service.api);
  some = openApi.commands.filter((_, index) => index % 9 === 0);
  world = await foundWorld(service.api);
});
afterAll(() => service.close());
beforeEach(async () => {
  await service.caughtUp();
  head = await service.store.head();
});
const nothingAppended = async () => expect(await service.store.head()).toBe(head);

/** Every refusal is a problem as RFC 9457 has it, with every reason in the user's language. */
function expectProblem({ status, headers, body }: Answer, expected: number | RegExp, about: string): void {
  expect(`${about}: ${status}`).toMatch(new RegExp(`: ${expected instanceof RegExp ? expected.source : expected}$`));
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(body).toEqual({
    type: `urn:embarque:problem:${body.code}`,
    ...{ title: expect.stringMatching(/\S/), detail: expect.stringMatching(/\S/), code: expect.stringMatching(/\S/) },
    ...{ status, reasons: expect.anything() },
  });
  expect(body.reasons.length).toBeGreaterThan(0);
  for (const reason of body.reasons as string[]) {
    expect(reason).toMatch(/^[A-ZÀ-Ú].*\.$/s);
    expect(reason.replace(/".*?"/g, '')).not.toMatch(ENGLISH);
  }
}

const addressOf = (operation: Operation, ids: Record<string, string> = {}): string =>
  operation.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? (name === 'competence' ? '202610' : UNKNOWN));

const bodyOf = ({ body }: Operation) => (body ? sampleOf(body, openApi.resolve) : {}) as Record<string, unknown>;

describe('fields that are not what the document says', () => {
  it('takes the sample that the document makes, for every command', async () => {
    for (const operation of openApi.commands) {
      const { status, body } = await service.api.post(addressOf(operation), bodyOf(operation));
      expect([operation.name, [200, 404, 422].includes(status) ? 'read' : body]).toEqual([operation.name, 'read']);
    }
  });

  it('refuses every field of every command when it is missing, null, of another type, too long or wrong, and names it', async () => {
    let tried = 0;
    for (const operation of openApi.commands) {
      const bad = spoiled(operation.body!, openApi.resolve);
      for (let from = 0; from < bad.length; from += 16) {
        const some = bad.slice(from, from + 16);
        const answers = await Promise.all(some.map(({ body }) => service.api.post(addressOf(operation), body)));
        answers.forEach((answer, index) => {
          const { what, field } = some[index]!;
          expectProblem(answer, 400, `${operation.name}, ${field} ${what}`);
          expect(answer.body.code).toBe('invalid-input');
          const named = (answer.body.reasons as string[]).some((reason) => reason.includes(`"${field}`));
          expect(named ? field : [operation.name, field, what, answer.body]).toBe(field);
        });
        tried += some.length;
      }
    }
    expect(tried).toBeGreaterThan(1000);
    await nothingAppended();
  });

  it('names everything that is missing, at once', async () => {
    for (const operation of openApi.commands.filter(({ body }) => body?.required?.length)) {
      const { body } = await service.api.post(addressOf(operation), {});
      const named = (body.reasons as string[]).map((reason) => /"(\w+)"/.exec(reason)?.[1]);
      expect([operation.name, new Set(named)]).toEqual([operation.name, new Set(operation.body!.required)]);
    }
    await nothingAppended();
  });

  it.each(['unheard', 'context', 'newId', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'refuses a field "%s", which no command has',
    async (name) => {
      for (const operation of name === 'unheard' ? openApi.commands : some) {
        const text = JSON.stringify(bodyOf(operation)).replace(/^\{/, `{"${name}":{"polluted":true},`);
        const answer = await send(operation, text.replace(/,\}$/, '}'));
        expectProblem(answer, 400, `${operation.name} with ${name}`);
        expect(String(answer.body.reasons)).toContain(`"${name}"`);
      }
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      await nothingAppended();
    },
  );
});

const send = (operation: Operation, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  service.api.request(`/api/${addressOf(operation)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers },
    body,
  });

describe('bodies that are no request', () => {
  afterEach(nothingAppended);

  it.each([
    ['not JSON', 'name=Maria', 400],
    ['half of it', '{"name":', 400],
    ['a list', '[{}]', 400],
    ['a text', '"name"', 400],
    ['a number', '42', 400],
    ['null', 'null', 400],
    ['two of them', '{}{}', 400],
    ['binary', new Uint8Array([0, 255, 254, 1, 2, 3]), 400],
    ['of two megabytes', JSON.stringify({ name: 'x'.repeat(2 * 1024 * 1024) }), 413],
    ['a list in a list in a list …', `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400],
    ['an object in an object …', `{"name":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`, 400],
  ] as const)('refuses one that is %s', async (what, body, status) => {
    for (const operation of some) {
      expectProblem(await send(operation, body), status, `${operation.name}, ${what}`);
    }
  });

  it('refuses an empty one wherever something is asked', async () => {
    for (const operation of openApi.commands) {
      expectProblem(await send(operation, ''), operation.body?.required?.length ? 400 : 404, operation.name);
    }
  });

  it('reads JSON that says that it is, and refuses what it cannot decode', async () => {
    const [operation] = openApi.commands;
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'x']) {
      expectProblem(await send(operation!, '{}', { 'Content-Type': type }), 415, type);
    }
    expectProblem(await send(operation!, '{}', { 'Content-Type': 'Application/JSON; charset=UTF-8' }), 400, 'JSON');
    expectProblem(await send(operation!, 'nothing packed', { 'Content-Encoding': 'gzip' }), 400, 'broken gzip');
    expectProblem(await send(operation!, '{}', { 'Content-Encoding': 'zip' }), 415, 'an unknown packing');
    expectProblem(
      await send(operation!, '{}', { 'Content-Type': 'application/json; charset=klingon' }),
      415,
      'an unknown alphabet',
    );
  });
});

describe('files that are no spreadsheet', () => {
  afterEach(nothingAppended);

  const upload = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}, kind = 'people') =>
    service.api.request(`/api/imports?kind=${kind}&municipality=${TOWN.oliveira}`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/csv', 'Idempotency-Key': randomUUID(), ...headers },
      body,
    });

  it.each([
    ['empty', '', 'file-empty'],
    ['binary', new Uint8Array([0, 255, 254, 1, 2, 3]), 'file-not-a-spreadsheet'],
    ['an archive of nothing', new Uint8Array(Buffer.from('PK\u0003\u0004nothing')), 'xlsx-unreadable'],
    ['of old Excel', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'file-of-old-excel'],
    ['JSON', '{"name":"Maria"}', 'headings-wrong'],
    ['without an end', `Nome;"${'x'.repeat(1000)}`, 'csv-unreadable'],
    ['one line of megabytes', 'x'.repeat(8 * 1024 * 1024), 'csv-unreadable'],
  ] as const)('refuses one that is %s', async (what, body, code) => {
    const answer = await upload(body);
    expectProblem(answer, 422, what);
    expect([what, answer.body.code]).toEqual([what, code]);
  });

  it('refuses what is no file, too large, of no kind, or without a key', async () => {
    expectProblem(await upload('{}', { 'Content-Type': 'application/json' }), 415, 'JSON');
    expectProblem(await upload('Nome', { 'Content-Type': 'text/plain' }), 415, 'plain text');
    expectProblem(await upload('x'.repeat(20 * 1024 * 1024 + 1)), 413, 'too large');
    expectProblem(await upload('Nome', {}, 'cars'), 400, 'of no kind');
    expectProblem(await upload('Nome', { 'Idempotency-Key': '' }), 400, 'without a key');
    expectProblem(await upload('Nome', { 'Content-Encoding': 'gzip' }), 400, 'broken gzip');
  });
});

describe('keys', () => {
  afterEach(nothingAppended);

  it.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['is too long', 'k'.repeat(256)],
    ['is not ASCII', 'chave-é'],
    ['has a space', 'two words'],
  ])('refuses commands whose Idempotency-Key %s', async (what, key) => {
    for (const operation of key === undefined ? openApi.commands : some) {
      const answer = await service.api.request(`/api/${addressOf(operation)}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...(key === undefined ? {} : { 'Idempotency-Key': key }) },
        body: JSON.stringify(bodyOf(operation)),
      });
      expectProblem(answer, 400, `${operation.name}, the key ${what}`);
      expect(answer.body.code).toBe('idempotency-key-missing');
    }
  });

  it('lets nobody write into the answer’s headers', async () => {
    const { address } = service.api;
    const injected = await service.api.get('managers/x%0d%0aSet-Cookie:%20evil=1');
    expect(injected.headers.get('set-cookie')).toBeNull();
    const { headers } = await service.api.get('managers', { 'X-Correlation-Id': 'x'.repeat(36) });
    expect(headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);

    const { hostname, port } = new URL(address);
    const raw = async (head: string): Promise<string> => {
      const socket = connect(Number(port), hostname);
      let answer = '';
      socket.on('data', (part) => (answer += String(part)));
      socket.on('error', () => undefined);
      socket.write(`${head}\r\n\r\n`);
      await once(socket, 'close');
      return answer;
    };
    const folded = `POST /api/managers HTTP/1.1\r\nHost: x\r\nConnection: close\r\nIdempotency-Key: a\r\n b\r\nContent-Length: 0`;
    expect(await raw(folded)).toMatch(/^HTTP\/1.1 400/);
    expect(await raw('GARBAGE')).toMatch(/^HTTP\/1.1 400/);
  });
});

describe('addresses', () => {
  afterEach(nothingAppended);

  it.each([
    ...[
      ['a word', 'nope'],
      ['a number', '42'],
      ['a UUID in capitals', UNKNOWN.toUpperCase()],
      ['a null character', '%00'],
    ],
    ...[
      ['a way up', '%2e%2e%2f'],
      ['a prototype', '__proto__'],
      ['two thousand characters', 'x'.repeat(2000)],
    ],
    ...[
      ['no encoding', '%zz'],
      ['no UTF-8', '%ff'],
    ],
  ])('refuses %s for every part of every address that has one', async (_, part) => {
    for (const operation of openApi.operations) {
      for (const [, name] of operation.path.matchAll(/\{(\w+)\}/g)) {
        const address = addressOf(operation, { [name!]: part });
        const answer =
          operation.method === 'get'
            ? await service.api.get(address)
            : await service.api.post(address, bodyOf(operation));
        // Whose session it is, is asked before which of theirs it is about.
        // A number may be the number of a correction.
        const expected = operation.path.startsWith('session') ? /400|401/ : name === 'correction' ? /400|404/ : 400;
        expectProblem(answer, expected, `${operation.name}, ${name}`);
      }
    }
  });

  it('knows no command about something that is not there', async () => {
    for (const operation of openApi.commands.filter(({ path }) => path.includes('{'))) {
      expectProblem(await service.api.post(addressOf(operation), bodyOf(operation)), 404, operation.name);
    }
  });

  it('shows nothing of what is not there', async () => {
    for (const operation of openApi.queries.filter(({ path }) => path.includes('{'))) {
      const { status, body } = await service.api.get(addressOf(operation, { table: 'races', quadrimester: '2026Q3' }));
      expect([operation.name, status]).toEqual([operation.name, expect.any(Number)]);
      expect([200, 400, 404]).toContain(status);
      if (status === 200 && operation.path.startsWith('managers')) expect(JSON.stringify(body)).not.toMatch(/CIS/);
    }
  });

  it('refuses a query with a field too many, a field twice, or one of another kind', async () => {
    const day = `managerId=${world.managerId}&date=${DAY}`;
    for (const search of [
      '',
      'date=x',
      `${day}&colour=blue`,
      `${day}&date=${DAY}`,
      `${day}&__proto__=x`,
      'date[a]=1',
    ]) {
      expectProblem(await service.api.get(`trips?${search}`), 400, search);
    }
    expectProblem(await service.api.get('people/by-document'), 400, 'no document');
    expectProblem(await service.api.get('people/by-document', { 'X-Document': '12345678900' }), 400, 'a wrong CPF');
    expectProblem(await service.api.get('people/by-document', { 'X-Document': '98765432100' }), 404, 'nobody’s CPF');
  });

  it('answers no other method and no other address', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      for (const operation of some) {
        const answer = await service.api.request(`/api/${addressOf(operation)}`, { method });
        expectProblem(answer, 404, `${method} ${operation.path}`);
      }
    }
    for (const { path } of openApi.queries) {
      if (openApi.commands.some((command) => command.path === path)) continue;
      const command = openApi.commands.some((one) => one.path.split('/').length === path.split('/').length);
      const answer = await service.api.post(path.replace(/\{\w+\}/g, UNKNOWN), {});
      expectProblem(answer, command ? /400|404/ : 404, `POST ${path}`);
    }
    for (const address of [
      '/api',
      '/api/',
      '/api/nothing',
      '/api/trips/',
      '/../etc/passwd',
      '/api//trips',
      '/x',
      '/%zz',
    ]) {
      expectProblem(await service.api.request(address), /400|404/, address);
    }
  });
});

const NO_SCOPE = { municipalities: undefined, managers: undefined, regions: undefined, crewMemberId: undefined };

describe('ids of something else', () => {
  afterEach(nothingAppended);
  /** What the world has, by the names that fields have. */
  let ids: Record<string, string>;
  let tripId: string;
  beforeAll(async () => {
    tripId = await world.schedule('2026-10-20');
    const personId = await world.person();
    ids = {
      ...{ managerId: world.managerId, routeId: world.routeId, vehicleId: world.vehicleId, tripId, personId },
      ...{
        managers: world.managerId,
        routeIds: world.routeId,
        driverId: world.driverId,
        attendantId: world.attendantId,
        crewMemberId: world.driverId,
      },
      templateId: await world.template(),
      appointmentId: await world.appointment(personId, '2026-10-20'),
      authorizationId: await world.patient(tripId, '2026-10-20'),
      tripIds: tripId,
    };
  });

  it('refuses every id of a body that names nothing, and one that names something else', async () => {
    const bodies: [path: string, body: Record<string, unknown>, id: string][] = [
      ['vehicles', {}, 'managerId'],
      ['crew', {}, 'managerId'],
      ['appointments', {}, 'personId'],
      ...(['routeId', 'routeIds', 'vehicleId', 'driverId', 'attendantId'] as const).map(
        (id) =>
          ['trips', { ...pick('routeId', 'vehicleId', 'driverId', 'attendantId'), ...hours('2026-10-21') }, id] as [
            string,
            Record<string, unknown>,
            string,
          ],
      ),
      ['trips', { ...pick('routeId', 'vehicleId', 'driverId', 'attendantId'), ...hours('2026-10-21') }, 'templateId'],
      ...['trip-templates', `trip-templates/${ids['templateId']}/changes`].flatMap((path) =>
        (['routeId', 'routeIds', 'vehicleId', 'driverId', 'attendantId'] as const).map(
          (id): (typeof bodies)[number] => [
            path,
            { ...pick('routeId', 'vehicleId', 'driverId', 'attendantId'), boardingPoints: undefined },
            id,
          ],
        ),
      ),
      ...(['vehicleId', 'driverId', 'attendantId'] as const).map((id): (typeof bodies)[number] => [
        `trip-templates/${ids['templateId']}/trips`,
        { ...pick('vehicleId', 'driverId', 'attendantId'), from: '2026-10-26', to: '2026-10-26' },
        id,
      ]),
      [`trips/${tripId}/vehicle`, {}, 'vehicleId'],
      [`managers/${world.managerId}/week-copies`, { from: '2026-10-19', to: '2026-10-26' }, 'tripIds'],
      [
        `trips/${tripId}/authorizations`,
        { ...pick('appointmentId'), role: 'patient', from: TOWN.oliveira },
        'personId',
      ],
      [
        `trips/${tripId}/authorizations`,
        { ...pick('personId'), role: 'patient', from: TOWN.oliveira },
        'appointmentId',
      ],
      [`trips/${tripId}/authorizations`, { ...pick('personId', 'appointmentId'), role: 'patient' }, 'requestId'],
      [`trips/${tripId}/authorizations`, { ...pick('personId'), role: 'companion' }, 'withAuthorization'],
      ['requests', pick('appointmentId'), 'personId'],
      ['requests', pick('personId'), 'appointmentId'],
      ['series', {}, 'personId'],
      [`trips/${tripId}/exception-boardings`, { withAuthorization: undefined }, 'personId'],
      [`trips/${tripId}/exception-boardings`, pick('personId'), 'withAuthorization'],
      [`trips/${tripId}/occurrences`, {}, 'authorizationId'],
      ...['accounts', `accounts/${UNKNOWN}/scope`].flatMap((path): typeof bodies => [
        [path, { ...NO_SCOPE, role: 'fleet-manager', cpf: undefined }, 'managers'],
        [path, { ...NO_SCOPE, role: 'crew', cpf: undefined }, 'crewMemberId'],
      ]),
    ];
    const covered = new Set(bodies.map(([path, , id]) => `${openApi.operationOf('post', path)!.name}.${id}`));
    for (const { name, body } of openApi.commands) {
      for (const [field, schema] of Object.entries(body!.properties ?? {})) {
        // A device draws its id for itself: whatever it is, it is right.
        if (field !== 'deviceId' && /^[0-9a-f]{8}-/.test(String(openApi.resolve(schema).example)))
          expect(covered).toContain(`${name}.${field}`);
      }
    }
    for (const [path, body, id] of bodies) {
      const operation = openApi.operationOf('post', path)!;
      const {
        appointmentId: _a,
        withAuthorization: _w,
        requestId: _q,
        routeIds: _r,
        templateId: _t,
        ground: _g,
        exception: _e,
        ...sample
      } = bodyOf(operation);
      for (const wrong of [UNKNOWN, world.managerId, tripId]) {
        if (wrong === ids[id]) continue;
        const answer = await service.api.post(path, {
          ...sample,
          ...body,
          [id]: Array.isArray(bodyOf(operation)[id]) ? [wrong] : wrong,
        });
        expectProblem(answer, /404|422/, `${operation.name}, ${id}`);
      }
    }
  });
  const pick = (...names: string[]) => Object.fromEntries(names.map((name) => [name, ids[name]!]));
});

describe('commands out of order', () => {
  const trip = (tripId: string, ...rest: string[]) => ['trips', tripId, ...rest].join('/');
  const at = (time: string) => `${DAY}T${time}:00.000Z`;
  const departure = { at: at('07:00'), odometerKm: 100 };
  const boarding = { at: at('07:10') };
  const returning = { outcome: 'returned', at: at('13:00') };
  const completion = { at: at('17:00'), odometerKm: 300 };
  const reason = { reason: 'Estrada interditada' };

  const refuses = async (path: string, body: object, code: string, ...about: string[]) => {
    const before = await service.store.head();
    const answer = await service.api.post(path, body);
    expectProblem(answer, /404|422/, `${path}: ${JSON.stringify(answer.body)}`);
    expect([path, answer.body.code]).toEqual([path, code]);
    for (const text of about) expect(String(answer.body.reasons)).toContain(text);
    expect(await service.store.head()).toBe(before);
  };

  it('refuses what does not come next in the life of a trip', async () => {
    service.clock.set(at('18:00'));
    const tripId = await world.schedule(DAY);
    const [one, two, gone] = [
      await world.patient(tripId, DAY),
      await world.patient(tripId, DAY),
      await world.patient(tripId, DAY),
    ];
    const of = (id: string, what: string) => trip(tripId, 'authorizations', id, what);

    await refuses(of(one, 'boarding'), boarding, 'trip-not-underway');
    await refuses(of(one, 'no-show'), { kind: 'unjustified', at: at('07:10') }, 'trip-not-underway');
    await refuses(of(one, 'return'), returning, 'trip-not-underway');
    await refuses(trip(tripId, 'completion'), completion, 'trip-not-underway');
    await refuses(trip(tripId, 'departure'), { ...departure, at: `2026-10-06T07:00:00.000Z` }, 'trip-cannot-depart');
    await service.api.done(of(gone, 'revocation'), reason);
    await refuses(of(gone, 'revocation'), reason, 'authorization-unknown');

    await service.api.done(trip(tripId, 'departure'), departure);
    await refuses(trip(tripId, 'departure'), departure, 'trip-not-open');
    await refuses(trip(tripId, 'cancellation'), reason, 'trip-not-open');
    await refuses(of(one, 'revocation'), reason, 'trip-not-open');
    await refuses(of(gone, 'boarding'), boarding, 'authorization-unknown');
    await refuses(of(one, 'return'), returning, 'return-not-recordable');
    const stranger = await world.person();
    const seat = world.seat(stranger, { appointmentId: await world.appointment(stranger, DAY) });
    await refuses(trip(tripId, 'authorizations'), seat, 'trip-not-open');
    await refuses(trip(tripId, 'completion'), completion, 'trip-cannot-complete', one, two);

    await refuses(of(one, 'correction'), { outbound: true, inbound: true, ...reason }, 'trip-not-completed');
    await refuses(trip(tripId, 'correction'), { arrivalKm: 300, ...reason }, 'trip-not-completed');
    await service.api.done(of(one, 'boarding'), boarding);
    await refuses(of(one, 'boarding'), boarding, 'passenger-cannot-board');
    await refuses(of(one, 'no-show'), { kind: 'unjustified', at: at('07:10') }, 'no-show-not-recordable');
    await service.api.done(of(two, 'no-show'), { kind: 'unjustified', at: at('07:10') });
    await refuses(of(two, 'boarding'), boarding, 'passenger-cannot-board');
    await refuses(of(two, 'return'), returning, 'return-not-recordable');
    await refuses(trip(tripId, 'completion'), completion, 'trip-cannot-complete', one);
    await refuses(trip(tripId, 'completion'), { ...completion, odometerKm: 99 }, 'trip-cannot-complete', 'hodômetro');

    await service.api.done(of(one, 'return'), returning);
    await refuses(of(one, 'return'), returning, 'return-not-recordable');
    await service.api.done(trip(tripId, 'completion'), completion);
    await refuses(trip(tripId, 'completion'), completion, 'trip-not-underway');
    await refuses(of(one, 'correction'), { outbound: true, inbound: true, ...reason }, 'nothing-to-correct');
    await refuses(of(one, 'correction'), { outbound: true, inbound: false, ...reason }, 'outcome-not-correctable');
    await refuses(trip(tripId, 'correction'), reason, 'nothing-to-correct');
    await refuses(trip(tripId, 'correction'), { arrivalKm: 99, ...reason }, 'readings-not-correctable', '100 km');
    await refuses(trip(tripId, 'departure'), departure, 'trip-not-open');
    await refuses(trip(tripId, 'cancellation'), reason, 'trip-not-open');
    await refuses(trip(tripId, 'vehicle'), { vehicleId: await world.vehicle(), ...reason }, 'trip-not-open');
  });

  it('refuses what does not come next for who waits, who is on no list, and what happens on the way', async () => {
    const day = '2026-10-04';
    const on = (time: string) => `${day}T${time}:00.000Z`;
    const tripId = await world.schedule(day);
    const one = await world.patient(tripId, day);
    const waiting = await world.patient(tripId, day, {}, { standBy: true });
    const of = (id: string, what: string) => trip(tripId, 'authorizations', id, what);
    const stop = { kind: 'arrival', place: 'Hospital Exemplo', at: on('09:00'), odometerKm: 90 };
    const unlisted = {
      ...{ personId: await world.person(), role: 'patient', from: TOWN.oliveira, boardingPlace: 'Praça' },
      ...{ justification: 'Alta hospitalar', at: on('07:10') },
    };
    await refuses(of(waiting, 'stand-by-boarding'), { at: on('07:10') }, 'trip-not-underway');
    await refuses(trip(tripId, 'exception-boardings'), unlisted, 'trip-not-underway');
    await refuses(trip(tripId, 'stops'), stop, 'trip-not-underway');
    await service.api.done(trip(tripId, 'departure'), { at: on('07:00'), odometerKm: 100 });

    await refuses(of(waiting, 'boarding'), { at: on('07:10') }, 'passenger-cannot-board', 'espera lugar');
    await refuses(of(one, 'stand-by-boarding'), { at: on('07:10') }, 'not-on-stand-by');
    await refuses(trip(tripId, 'stops'), stop, 'stop-not-recordable', '90 km');
    await refuses(
      trip(tripId, 'occurrences'),
      { kind: 'passenger-ill', note: 'Queda de pressão', at: on('08:00') },
      'occurrence-not-recordable',
      'autorização',
    );
    await service.api.done(of(waiting, 'stand-by-boarding'), { at: on('07:10') });
    await refuses(of(waiting, 'stand-by-boarding'), { at: on('07:10') }, 'not-on-stand-by');
    await service.api.done(trip(tripId, 'exception-boardings'), unlisted);
    await refuses(trip(tripId, 'exception-boardings'), unlisted, 'exception-not-boardable', 'já está na lista');
    await service.api.done(of(one, 'boarding'), { at: on('07:10') });
    const stays = { outcome: 'stays', reason: 'Exame', at: on('13:00') };
    await refuses(of(one, 'return'), stays, 'return-not-recordable', 'em que dia');
    await refuses(of(one, 'return'), { ...stays, returnsOn: '2026-10-03' }, 'return-not-recordable', 'dia da viagem');
  });

  it('refuses everything about a trip that was cancelled', async () => {
    const tripId = await world.schedule('2026-10-06');
    const id = await world.patient(tripId, '2026-10-06');
    await service.api.done(trip(tripId, 'cancellation'), reason);
    await refuses(trip(tripId, 'cancellation'), reason, 'trip-not-open');
    await refuses(trip(tripId, 'departure'), departure, 'trip-not-open');
    await refuses(trip(tripId, 'authorizations', id, 'boarding'), boarding, 'trip-not-underway');
    await refuses(trip(tripId, 'authorizations', id, 'revocation'), reason, 'trip-not-open');
  });

  it('refuses what does not come next in the production of a month', async () => {
    const month = (what: string, competence = '202610') =>
      `managers/${world.managerId}/competences/${competence}/${what}`;
    await refuses(month('export'), {}, 'competence-open');
    await refuses(
      month('closing'),
      {},
      'competence-cannot-close',
      'ainda não terminou',
      'regra de quantidade',
      'profissional',
      'Falta a consistência',
    );
    const professionals = `managers/${world.managerId}/professionals`;
    const driver = {
      ...{ professional: '700000000000005', name: 'João Exemplo', occupation: '782310', establishment: HOSPITAL },
      validFrom: '2026-01-01',
    };
    await refuses(professionals, driver, 'professional-not-linkable', '782310');
    await world.readyToPresent('202610');
    await refuses(month('closing'), {}, 'competence-cannot-close', 'ainda não terminou', 'Falta a consistência');
    service.clock.set('2026-11-02T12:00:00.000Z');
    await service.api.done(month('check'));
    await service.api.done(month('closing'));
    await refuses(month('check'), {}, 'competence-already-closed');
    await refuses(month('closing'), {}, 'competence-already-closed');
    const policy = { policyId: 'por-trecho-completado', version: 1, from: '202610' };
    await refuses(`managers/${world.managerId}/quantity-policy`, policy, 'competence-already-closed');
    await refuses(month('closing', '202611'), {}, 'competence-cannot-close');
  });
});
