import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Answer } from '../support/api.js';
import { raw, type RawAnswer } from '../support/raw.js';
import { openService, TEST_HTTP, type Service } from '../support/service.js';
import { CNPJ, TOWN } from '../support/world.js';

const MEGABYTE = 1024 * 1024;
/** A command that would be carried out, if only it came as it should. */
const MANAGER = JSON.stringify({
  ...{ kind: 'consortium', name: 'CIS Exemplo', acronym: 'CISEX', cnpj: CNPJ, seat: TOWN.candeias },
});

let service: Service;
let head: bigint;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());
beforeEach(async () => {
  head = await service.store.head();
});
afterEach(async () => {
  // It answers; how soon a busy machine's read models follow is another matter.
  expect(await service.api.seen('health')).toMatchObject({ status: expect.stringMatching(/^(ok|degraded)$/) });
  expect(await service.store.head()).toBe(head);
  // Requests' faults: a read model that waits for a busy machine's database is nobody's hostility.
  expect(service.log.filter((line) => /"level":"(error|fatal)"/.test(line) && /"context":"http"/.test(line))).toEqual(
    [],
  );
});

function expectProblem({ status, headers, body }: Answer, expected: number): void {
  expect({ status, type: headers.get('content-type'), body }).toMatchObject({
    ...{ status: expected, type: expect.stringMatching(/^application\/problem\+json/) },
    body: { type: `urn:embarque:problem:${body.code}`, status: expected, detail: (body.reasons as string[]).join(' ') },
  });
  expect(body.detail).toMatch(/\S\.$/);
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\.[jt]s:\d+| at /);
}

/** Refused with a problem or with a bare status line, and closed; or closed without a word. */
function expectRefused({ text, status }: RawAnswer): void {
  expect([0, 400, 404, 408, 413, 414, 415, 417, 431]).toContain(status);
  expect(text).not.toMatch(/node_modules|\.[jt]s:\d+/);
}

const post = (body: RequestInit['body'], headers: Record<string, string> = {}, path = '/api/managers') =>
  service.api.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers },
    body: body ?? null,
  });
const send = (...parts: readonly (string | Uint8Array)[]) => raw(service.api.address, ...parts);
const lines = (...all: readonly string[]): string => `${all.join('\r\n')}\r\n\r\n`;
const COMMAND = ['POST /api/managers HTTP/1.1', 'Host: x', 'Connection: close', 'Content-Type: application/json'];
const keyed = (...more: readonly string[]): string => lines(...COMMAND, `Idempotency-Key: ${randomUUID()}`, ...more);

describe('bodies without end', () => {
  const CHUNK = Buffer.alloc(MEGABYTE, 'x');

  /** Sends 50 MB without holding them, and reads the answer. */
  const upload = async (headers: Record<string, string | number>): Promise<Answer> => {
    const { port } = new URL(service.api.address);
    const sent = httpRequest({
      ...{ port, host: '127.0.0.1', path: '/api/managers', method: 'POST' },
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers },
    });
    const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
    for (let megabyte = 0; megabyte < 50; megabyte++) {
      if (!sent.write(CHUNK)) await once(sent, 'drain');
    }
    sent.end();
    const [response] = await answered;
    const type = response.headers['content-type'] ?? '';
    return {
      ...{ status: response.statusCode ?? 0, headers: new Headers({ 'content-type': type }) },
      body: JSON.parse(await text(response)),
    };
  };

  it('refuses 50 MB of JSON', async () =>
    expectProblem(await post(JSON.stringify({ name: 'x'.repeat(50 * MEGABYTE) })), 413));

  it.each([
    ['say how long they are', { 'Content-Length': 50 * MEGABYTE }],
    ['do not say it', {}],
  ])('keeps nothing of twenty such bodies that come at once and %s', async (_, headers) => {
    const before = process.memoryUsage().rss;
    const answers = await Promise.all(Array.from({ length: 20 }, () => upload(headers)));
    for (const answer of answers) expectProblem(answer, 413);
    // A gigabyte came in; what is left of it waits to be collected.
    expect(process.memoryUsage().rss - before).toBeLessThan(500 * MEGABYTE);
  });

  it('refuses what unpacks to more than it may be', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * MEGABYTE, ' '));
    expect(bomb.length).toBeLessThan(MEGABYTE);
    expectProblem(await post(bomb, { 'Content-Encoding': 'gzip' }), 413);
    expectProblem(await post(gzipSync(bomb), { 'Content-Encoding': 'gzip, gzip' }), 415);
  });

  it('forgets a request whose sender left in the middle', async () => {
    for (let sender = 0; sender < 20; sender++) {
      const socket = connect(Number(new URL(service.api.address).port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(`${keyed('Content-Length: 1000')}{"kind":`);
      await sleep(5);
      socket.destroy();
    }
    await service.api.seen('health');
  });
});

describe('bodies of another kind', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/xml', '…'])(
    'refuses JSON that says it is %s',
    async (type) =>
      expectRefused(
        await send(
          keyed().replace('application/json', type).trimEnd(),
          `\r\nContent-Length: ${MANAGER.length}\r\n\r\n${MANAGER}`,
        ),
      ),
  );

  it('refuses JSON that does not say what it is', async () =>
    expect(
      await send(lines(...COMMAND.slice(0, 3), 'Idempotency-Key: a', `Content-Length: ${MANAGER.length}`), MANAGER),
    ).toMatchObject({ status: 415 }));

  it.each(['br', 'compress', 'deflate', 'gzip', 'identity, gzip', 'x'])(
    'refuses plain JSON said to be packed: %s',
    async (packing) =>
      expect((await post(MANAGER, { 'Content-Encoding': packing })).status).toBeGreaterThanOrEqual(400),
  );

  it.each(['utf-16', 'iso-8859-1', 'utf-7', 'x-user-defined'])('refuses JSON in %s', async (charset) =>
    expectProblem(await post(MANAGER, { 'Content-Type': `application/json; charset=${charset}` }), 415),
  );
});

describe('addresses', () => {
  it.each([
    '/../../etc/passwd',
    '/api/../../../etc/passwd',
    '/api/docs/../../../../etc/passwd',
    '/api/docs/..%2f..%2f..%2fetc%2fpasswd',
    '/api/docs/%2e%2e/%2e%2e/package.json',
    '/api/docs/..%5c..%5cpackage.json',
    '/api/docs/....//....//package.json',
    '/api/docs/%00',
    '/api/docs/swagger-ui.css%00.html',
    '/api/docs//etc/passwd',
    '//etc/passwd',
    '/api/managers/%',
    '/api/managers/%c0%ae%c0%ae',
    '/api/%u002e',
    '/%',
    `/api/${'x'.repeat(5000)}`,
    `/api/${'a/'.repeat(2000)}`,
    'http://example.org/api/nothing',
    '*',
  ])('refuses %s', async (address) => {
    const answer = await send(lines(`GET ${address} HTTP/1.1`, 'Host: x', 'Connection: close'));
    expectRefused(answer);
    expect(answer.text).toContain('application/problem+json');
    expect(answer.text).not.toMatch(/root:|"dependencies"/);
  });

  it.each([
    '__proto__[x]=1',
    '__proto__=1',
    'constructor[prototype][x]=1',
    'constructor.prototype.x=1',
    'name[]=a',
    'name[$ne]=a',
    'name[toString]=a',
    'name=a&name=b',
    'name=%00',
    'name=%zz%ff',
    `${'a=1&'.repeat(999)}`,
  ])('refuses the query ?%s, and lets it change no object', async (search) => {
    expectProblem({ ...(await service.api.get(`municipalities?${search}`)) }, 400);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});

describe('headers', () => {
  it('lets no value of a request begin a line of the answer', async () => {
    for (const value of ['x%0d%0aSet-Cookie:%20evil=1', '%E5%98%8A%E5%98%8DSet-Cookie:%20evil=1', 'x%0aX-Evil:1']) {
      const { headers } = await service.api.get(`managers/${value}?name=${value}`);
      expect([headers.get('set-cookie'), headers.get('x-evil')]).toEqual([null, null]);
    }
    for (const correlation of ['x\ry', 'x\ny: 1', `${randomUUID()}\0`, '-'.repeat(36)]) {
      const { text } = await send(
        lines('GET /api/health HTTP/1.1', 'Host: x', 'Connection: close', `X-Correlation-Id: ${correlation}`),
      );
      expect(text).not.toContain(`Id: ${correlation}`);
    }
  });

  it.each([
    ['of 20 KB', `X-Long: ${'x'.repeat(20_000)}`],
    ['of 20 KB in many lines', Array.from({ length: 2000 }, (_, index) => `X-${index}: 1`).join('\r\n')],
    ['with a null character', 'X-Null: a\0b'],
    ['with a space in the name', 'X Space: 1'],
    ['without a colon', 'NoColon'],
    ['of two hosts', 'Host: y'],
    ['that asks for something else first', 'Expect: the-impossible'],
  ])('refuses headers %s', async (_, header) => {
    const answer = await send(lines('POST /api/managers HTTP/1.1', 'Host: x', 'Connection: close', header));
    expectRefused(answer);
  });

  it('does not say what it runs on', async () => {
    const { headers } = await service.api.get('health');
    expect([headers.get('x-powered-by'), headers.get('server')]).toEqual([null, null]);
  });
});

describe('methods', () => {
  it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])(
    'does not change them for %s',
    async (name) => {
      expectProblem(await service.api.get('nothing', { [name]: 'POST' }), 404);
      expectProblem(await post('{}', { [name]: 'GET' }), 400);
      expect((await service.api.get('managers', { [name]: 'POST' })).status).toBe(200);
      expectProblem(await post('{}', {}, '/api/managers?_method=GET'), 400);
    },
  );

  it.each(['TRACE', 'CONNECT', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'LOCK', 'SEARCH', 'PRI', 'get', 'GETS', 'Ü'])(
    'refuses %s',
    async (method) => {
      const answer = await send(
        lines(`${method} /api/managers HTTP/1.1`, 'Host: x', 'Connection: close', 'Cookie: secret=1'),
      );
      expectRefused(answer);
      expect(answer.text).not.toContain('secret=1');
    },
  );
});

describe('requests within requests', () => {
  /** What a proxy that reads the first request otherwise would let through. */
  const HIDDEN =
    lines(
      'POST /api/managers HTTP/1.1',
      'Host: x',
      'Content-Type: application/json',
      'Idempotency-Key: h',
      `Content-Length: ${MANAGER.length}`,
    ) + MANAGER;

  it.each([
    ['both lengths', ['Content-Length: 5', 'Transfer-Encoding: chunked'], '0\r\n\r\n'],
    ['two lengths', ['Content-Length: 5', 'Content-Length: 6'], 'xxxxx'],
    ['a list of lengths', ['Content-Length: 5, 6'], 'xxxxx'],
    ['a signed length', ['Content-Length: +5'], 'xxxxx'],
    ['a length in hexadecimal', ['Content-Length: 0x5'], 'xxxxx'],
    ['a length with a space before the colon', ['Content-Length : 5'], 'xxxxx'],
    ['an encoding that is not chunked', ['Transfer-Encoding: xchunked'], '0\r\n\r\n'],
    ['chunked, and then something', ['Transfer-Encoding: chunked, identity'], '0\r\n\r\n'],
    ['two encodings', ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], '0\r\n\r\n'],
    ['a folded encoding', ['Transfer-Encoding:', ' chunked'], '0\r\n\r\n'],
    ['chunks of no size', ['Transfer-Encoding: chunked'], 'zz\r\n{}\r\n0\r\n\r\n'],
    ['chunks of a negative size', ['Transfer-Encoding: chunked'], '-1\r\n{}\r\n0\r\n\r\n'],
    ['chunks of a size beyond numbers', ['Transfer-Encoding: chunked'], 'ffffffffffffffffff\r\n{}\r\n0\r\n\r\n'],
    ['chunks that are longer than they say', ['Transfer-Encoding: chunked'], '1\r\n{}\r\n0\r\n\r\n'],
    ['chunks that end in a line feed', ['Transfer-Encoding: chunked'], '2\n{}\n0\n\n'],
    ['an extension without end', ['Transfer-Encoding: chunked'], `2;${'x'.repeat(50_000)}\r\n{}\r\n0\r\n\r\n`],
  ])('refuses %s, and reads nothing behind it', async (_, headers, body) => {
    const answer = await send(keyed(...headers), body, HIDDEN);
    expectRefused(answer);
    expect(answer.text).not.toContain('managerId');
    expect(answer.text.match(/^HTTP\/1\.1 /gm) ?? []).toHaveLength(answer.status ? 1 : 0);
  });

  it.each(['GARBAGE', '\0\0\0\0', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 'GET / HTTP/9.9'])(
    'answers what is no HTTP with a problem, and closes: %j',
    async (garbage) => {
      const { text, status } = await send(Buffer.from(`${garbage}\r\n\r\n`, 'latin1'));
      expect(status).toBe(400);
      expect(text).toMatch(/Content-Type: application\/problem\+json[^]*"code":"malformed-request"/);
    },
  );
});

describe('slowness', () => {
  let impatient: Service;
  beforeAll(async () => {
    impatient = await openService({ http: { ...TEST_HTTP, headersTimeout: 1, requestTimeout: 2 } });
  });
  afterAll(async () => {
    expect(await impatient.api.seen('health')).toMatchObject({ status: expect.stringMatching(/^(ok|degraded)$/) });
    await impatient.close();
  });

  /** Sends one more letter every now and then, until the other side has enough. */
  const drip = async (head: string): Promise<RawAnswer> => {
    const { port } = new URL(impatient.api.address);
    const socket = connect(Number(port), '127.0.0.1');
    let text = '';
    socket.on('data', (part) => (text += String(part)));
    socket.on('error', () => undefined);
    socket.write(head);
    const dripping = setInterval(() => socket.writable && socket.write('x'), 100);
    await new Promise((closed) => socket.once('close', closed));
    clearInterval(dripping);
    return { text, status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0) };
  };

  it('closes on headers that never end', async () => {
    const all = await Promise.all(
      Array.from({ length: 50 }, () => drip('GET /api/health HTTP/1.1\r\nHost: x\r\nX-Slow: ')),
    );
    for (const answer of all) {
      expect([0, 408]).toContain(answer.status);
      if (answer.status) expect(answer.text).toContain('"code":"request-too-slow"');
    }
  });

  it('closes on a body that never ends', async () => {
    const { status } = await drip(keyed('Content-Length: 100000'));
    expect([0, 408]).toContain(status);
  });
});

describe('too many requests', () => {
  const CROWD = 10_000;
  let strict: Service;
  beforeAll(async () => {
    strict = await openService({
      publicUrl: 'https://embarque.example.org',
      http: {
        ...TEST_HTTP,
        trustedProxies: ['127.0.0.1'],
        rates: {
          login: { limit: 5, seconds: 600 },
          public: { limit: 20, seconds: 600 },
          general: { limit: 100, seconds: 600 },
        },
      },
    });
  });
  afterAll(() => strict.close());
  const from = (address: string) => ({ 'X-Forwarded-For': address });

  it('serves one address so many as it may, says to the others when to come again, and serves the next address', async () => {
    const statuses = new Map<number, number>();
    let refused: Answer | undefined;
    const client = async () => {
      for (let round = 0; round < CROWD / 50; round++) {
        const answer = await strict.api.get('health', from('198.51.100.7'));
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.status === 429) refused = answer;
      }
    };
    await Promise.all(Array.from({ length: 50 }, client));
    expect(Object.fromEntries(statuses)).toEqual({ 200: 20, 429: CROWD - 20 });
    expectProblem(refused!, 429);
    expect(refused!.body.code).toBe('too-many-requests');
    const wait = Number(refused!.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(600);
    expect((await strict.api.get('health', from('198.51.100.8'))).status).toBe(200);
    expect((await strict.api.get('managers', from('198.51.100.7'))).status).toBe(200);
  });

  it('counts logins by themselves, before it reads them, however their address is written', async () => {
    for (let attempt = 0; attempt < 5; attempt++) {
      const path = ['/api/session', '/api/session/', '/API/Session'][attempt % 3]!;
      const { status } = await strict.api.request(path, { method: 'POST', headers: from('198.51.100.9'), body: 'x' });
      expect([400, 404, 415]).toContain(status);
    }
    const answer = await strict.api.request('/api/session', { method: 'POST', headers: from('198.51.100.9') });
    expectProblem(answer, 429);
    expect((await strict.api.get('managers', from('198.51.100.9'))).status).toBe(200);
  });

  it('serves the general rate to everything else, known or not', async () => {
    for (let asked = 0; asked < 100; asked++)
      await strict.api.get(asked % 2 ? 'managers' : 'nothing', from('198.51.100.10'));
    expectProblem(await strict.api.get('managers', from('198.51.100.10')), 429);
  });

  it('takes a network of IPv6 for one address', async () => {
    for (let host = 1; host <= 20; host++) await strict.api.get('health', from(`2001:db8::${host.toString(16)}`));
    expectProblem(await strict.api.get('health', from('2001:db8::ffff')), 429);
  });

  it('believes only its proxy about addresses, and only the last thing that the proxy says', async () => {
    for (let asked = 0; asked < 20; asked++) await strict.api.get('health', from(`203.0.113.${asked}, 198.51.100.11`));
    expectProblem(await strict.api.get('health', from('203.0.113.99, 198.51.100.11')), 429);

    const direct = await openService({
      http: { ...TEST_HTTP, rates: { ...TEST_HTTP.rates, public: { limit: 3, seconds: 600 } } },
    });
    try {
      for (let asked = 0; asked < 3; asked++) await direct.api.get('health', from(`203.0.113.${asked}`));
      expectProblem(await direct.api.get('health', from('203.0.113.99')), 429);
    } finally {
      await direct.close();
    }
  });

  it('leaves a service that works and a log without a word of what was asked', async () => {
    expect(await strict.api.get('health', from('198.51.100.12'))).toMatchObject({
      status: 200,
      body: { status: 'ok' },
    });
    expect(await strict.store.head()).toBe(0n);
    expect(strict.log.length).toBeGreaterThan(CROWD);
    expect(strict.log.join('')).not.toMatch(/198\.51|203\.0|2001:db8/);
  });

  it('tells browsers to come by TLS where TLS is, and only there', async () => {
    const { headers } = await strict.api.get('health', from('198.51.100.13'));
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect((await service.api.get('health')).headers.get('strict-transport-security')).toBeNull();
  });
});

describe('the headers of every answer', () => {
  it.each(['/api/health', '/api/managers', '/api/nothing', '/api/managers/x', '/', '/api/openapi.json', '/API/DOCS'])(
    'allow a browser nothing: %s',
    async (path) => {
      const { headers } = await service.api.request(path);
      const sent = Object.fromEntries(headers);
      expect(sent).toMatchObject({
        'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
      });
    },
  );

  it('allow the pages of the documentation their own files, and no script that stands in the page', async () => {
    const { headers, body } = await service.api.request<string>('/api/docs');
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    for (const [, attributes, text] of body.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)) {
      expect([attributes, text?.trim()]).toEqual([expect.stringMatching(/src="\.\/docs\//), '']);
    }
  });
});
