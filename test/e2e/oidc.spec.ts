import { randomUUID } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OAuth2Server, type MutableResponse, type MutableToken } from 'oauth2-mock-server';
import { OPERATOR } from '#embarque/application';
import { DisableAccount, OpenAccount, type OidcOptions } from '#embarque/identity';
import { type Uuid } from '#embarque/kernel';
import { Browser } from '../support/browser.js';
import { openService, type Service } from '../support/service.js';

const CPF = '12345678909';
const STRANGER = '11144477735';
const SECRET = 'a secret: with/signs+';
const CLIENT = 'client:of/embarque';
const CALLBACK = 'http://localhost/api/session/oidc/callback';

/** What the provider says and hears, for a test to look at and to spoil. */
let claims: Record<string, unknown>;
let spoilResponse: (response: MutableResponse) => void;
let authorizations: (string | undefined)[];
let bodies: Record<string, string>[];

let provider: OAuth2Server;
let service: Service;
let accountId: Uuid;
const oidc = (other: Partial<OidcOptions> = {}): OidcOptions => ({
  ...{ issuer: provider.issuer.url!, clientId: CLIENT, clientSecret: SECRET, redirectUrl: CALLBACK },
  ...{ scopes: 'openid profile', clientAuth: 'basic-rfc6749', cpfClaim: 'sub', label: 'Entrar com gov.br' },
  ...other,
});

async function openAccount(at: Service, other: object = {}): Promise<Uuid> {
  const input = {
    kind: 'person',
    role: 'state-central',
    name: 'Ana Exemplo',
    login: 'ana.exemplo',
    cpf: CPF,
    ...other,
  };
  const outcome = await at.dispatcher.send(OpenAccount, input, { access: OPERATOR, idempotencyKey: randomUUID() });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.result.accountId;
}

beforeAll(async () => {
  provider = new OAuth2Server();
  await provider.issuer.keys.generate('RS256');
  await provider.start(0, 'localhost');
  provider.service.on('beforeTokenSigning', ({ payload }: MutableToken) =>
    Object.assign(payload, { aud: CLIENT }, claims),
  );
  provider.service.on(
    'beforeResponse',
    (response: MutableResponse, request: IncomingMessage & { body: Record<string, string> }) => {
      authorizations.push(request.headers.authorization);
      bodies.push(request.body);
      spoilResponse(response);
    },
  );
  service = await openService({ oidc: oidc() }, {});
  accountId = await openAccount(service);
});
afterAll(async () => {
  await service.close();
  await provider.stop();
});
beforeEach(() => {
  claims = { sub: CPF };
  spoilResponse = () => undefined;
  authorizations = [];
  bodies = [];
});

/** As far as the provider's redirect back to us. */
async function comeBack(own: Browser): Promise<URL> {
  const { status, headers } = await own.get('session/oidc');
  expect(status).toBe(302);
  const sent = await fetch(headers.get('location')!, { redirect: 'manual' });
  return new URL(sent.headers.get('location')!);
}

const finish = (own: Browser, url: URL) => own.get(`session/oidc/callback${url.search}`);

async function signIn(at: Service = service) {
  const own = new Browser(at.api.address);
  const answer = await finish(own, await comeBack(own));
  return { own, answer };
}

const failed = { status: 401, body: { code: 'oidc-failed' } };
const sessions = async () =>
  (await service.database.query<[{ count: number }]>('select count(*)::int as count from identity.session'))[0].count;

describe('signing in at the provider', () => {
  it('goes there with PKCE, state and nonce, none of which the browser’s cookie tells', async () => {
    const own = new Browser(service.api.address);
    const { headers } = await own.get('session/oidc');
    const { searchParams, href } = new URL(headers.get('location')!);
    expect(href).toMatch(new RegExp(`^${provider.issuer.url!}/authorize`));
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ response_type: 'code', client_id: CLIENT, redirect_uri: CALLBACK, scope: 'openid profile' },
      ...{ code_challenge_method: 'S256', code_challenge: expect.stringMatching(/^[\w-]{43}$/) },
      ...{ state: expect.stringMatching(/^[\w-]{43}$/), nonce: expect.stringMatching(/^[\w-]{43}$/) },
    });
    const cookie = own.cookies.get('embarque-oidc')!;
    expect(headers.get('set-cookie')).toMatch(/Max-Age=600; Path=\/; .*HttpOnly; SameSite=Lax/);
    expect([...searchParams.values()]).not.toContain(cookie);
  });

  it('comes back with a session for whose account has the CPF, without the local password or second factor', async () => {
    claims = { sub: '123.456.789-09' };
    const { own, answer } = await signIn();
    expect(answer).toMatchObject({ status: 302 });
    expect(answer.headers.get('location')).toBe('/');
    expect(own.cookies.has('embarque-oidc')).toBe(false);
    expect((await own.get('session')).body).toMatchObject({ accountId, signedInBy: 'oidc', unfinished: null });
    expect((await own.get('managers')).status).toBe(200);
    expect(bodies[0]).toMatchObject({ code_verifier: expect.stringMatching(/^[\w-]{43}$/), redirect_uri: CALLBACK });
  });

  it('is refused clearly to a CPF without an account, and makes none', async () => {
    const before = await service.store.head();
    for (const sub of [STRANGER, 'johndoe', '', 42, undefined]) {
      claims = { sub };
      const { own, answer } = await signIn();
      expect(answer.status).toBe(401);
      expect(['no-account', 'oidc-failed']).toContain(answer.body.code);
      expect(own.cookies.has('embarque')).toBe(false);
    }
    claims = { sub: STRANGER };
    expect((await signIn()).answer.body).toMatchObject({ code: 'no-account', reasons: [expect.stringMatching(/CPF/)] });
    expect(await service.store.head()).toBe(before);
  });

  it('is refused when state, nonce, issuer, audience or signature are not what they must be', async () => {
    const before = await sessions();
    const own = () => new Browser(service.api.address);

    const wrongState = own();
    const url = await comeBack(wrongState);
    url.searchParams.set('state', 'x'.repeat(43));
    expect(await finish(wrongState, url)).toMatchObject(failed);

    const noState = own();
    const without = await comeBack(noState);
    without.searchParams.delete('state');
    expect(await finish(noState, without)).toMatchObject(failed);

    for (const wrong of [
      { nonce: 'x'.repeat(43) },
      { nonce: undefined },
      { iss: 'https://evil.example' },
      { aud: 'somebody-else' },
      { exp: Math.floor(Date.now() / 1000) - 3600 },
    ]) {
      claims = { sub: CPF, ...wrong };
      expect((await signIn()).answer).toMatchObject(failed);
    }
    claims = { sub: CPF };
    spoilResponse = ({ body }) => {
      if (body) body['id_token'] = String(body['id_token']).replace(/\.[^.]+$/, `.${'A'.repeat(342)}`);
    };
    expect((await signIn()).answer).toMatchObject(failed);
    spoilResponse = ({ body }) => body && delete body['id_token'];
    expect((await signIn()).answer).toMatchObject(failed);
    expect(await sessions()).toBe(before);
  });

  it('works once: a callback that is replayed, in the same browser or in another, opens nothing', async () => {
    const own = new Browser(service.api.address);
    const url = await comeBack(own);
    const cookie = own.cookies.get('embarque-oidc')!;
    expect((await finish(own, url)).status).toBe(302);
    own.cookies.set('embarque-oidc', cookie);
    expect(await finish(own, url)).toMatchObject(failed);

    // Somebody else's sign-in, put under a victim's nose.
    const victim = new Browser(service.api.address);
    expect(await finish(victim, await comeBack(new Browser(service.api.address)))).toMatchObject(failed);
    await comeBack(victim);
    expect(await finish(victim, await comeBack(new Browser(service.api.address)))).toMatchObject(failed);
  });

  it('waits ten minutes for whoever went there', async () => {
    const own = new Browser(service.api.address);
    const url = await comeBack(own);
    const now = service.clock.now();
    service.clock.set('2026-10-01T12:10:00.000Z');
    expect(await finish(own, url)).toMatchObject(failed);
    service.clock.set(now);
  });

  it('tells what the provider refused as a refusal', async () => {
    const own = new Browser(service.api.address);
    const url = await comeBack(own);
    url.searchParams.delete('code');
    url.searchParams.set('error', 'access_denied');
    expect(await finish(own, url)).toMatchObject(failed);
  });
});

describe('signing out', () => {
  it('ends here the sessions of the provider’s session that ended, by issuer and sid', async () => {
    claims = { sub: CPF, sid: 'session-1' };
    const { own } = await signIn();
    claims = { sub: CPF, sid: 'session-2' };
    const { own: other } = await signIn();
    const logout = (iss: string, sid: string) =>
      new Browser(service.api.address).get(`session/oidc/logout?${new URLSearchParams({ iss, sid }).toString()}`);

    expect((await logout('https://evil.example', 'session-1')).status).toBe(200);
    expect((await own.get('session')).status).toBe(200);
    expect((await logout(provider.issuer.url!, 'session-1')).status).toBe(200);
    expect((await own.get('session')).status).toBe(401);
    expect((await other.get('session')).status).toBe(200);
    expect((await new Browser(service.api.address).get('session/oidc/logout?sid=a&sid=b')).status).toBe(200);
  });

  it('says where to leave the provider too', async () => {
    const { own } = await signIn();
    own.csrf = (await own.get('session')).body.csrfToken;
    const { continueAt } = (await own.post('session/logout')).body;
    const { pathname, searchParams } = new URL(continueAt);
    expect(pathname).toBe('/endsession');
    expect(Object.fromEntries(searchParams)).toEqual({
      post_logout_redirect_uri: 'http://localhost/',
      client_id: CLIENT,
    });
    expect((await own.get('session')).status).toBe(401);
  });
});

describe('the client’s secret', () => {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  it.each([
    ['basic-rfc6749', basic('client%3Aof%2Fembarque:a+secret%3A+with%2Fsigns%2B')],
    ['basic-raw', basic(`${CLIENT}:${SECRET}`)],
    ['post', undefined],
  ] as const)('is shown as %s', async (clientAuth, expected) => {
    const other = await openService({ oidc: oidc({ clientAuth, cpfClaim: 'cpf' }) }, {});
    try {
      await openAccount(other);
      claims = { sub: 'f81d4fae', cpf: CPF };
      // A client id with a colon cannot be read back from raw Basic; the audience is told by the claims.
      claims['aud'] = CLIENT;
      expect((await signIn(other)).answer.status).toBe(302);
      expect(authorizations).toEqual([expected]);
      expect(bodies[0]!['client_secret']).toBe(clientAuth === 'post' ? SECRET : undefined);
    } finally {
      await other.close();
    }
  });
});

it('is offered only where it is configured, and refused when the provider is away', async () => {
  const own = new Browser(service.api.address);
  expect((await own.get('session/methods')).body).toEqual({
    password: true,
    oidc: { label: 'Entrar com gov.br', address: '/api/session/oidc' },
  });
  const away = await openService({ oidc: oidc({ issuer: 'http://127.0.0.1:9' }) }, {});
  const without = await openService({}, {});
  try {
    expect(await new Browser(away.api.address).get('session/oidc')).toMatchObject({
      body: { code: 'oidc-unreachable' },
    });
    const plain = new Browser(without.api.address);
    expect(await plain.get('session/oidc')).toMatchObject({ status: 404, body: { code: 'oidc-not-configured' } });
    expect(await plain.get('session/oidc/callback')).toMatchObject({ status: 404 });
    expect((await plain.get('session/methods')).body.oidc).toBeNull();
  } finally {
    await away.close();
    await without.close();
  }
});

it('opens nothing for an account that is disabled', async () => {
  const input = { accountId, reason: 'Teste' };
  await service.dispatcher.send(DisableAccount, input, { access: OPERATOR, idempotencyKey: randomUUID() });
  expect((await signIn()).answer).toMatchObject({ status: 401, body: { code: 'no-account' } });
});
