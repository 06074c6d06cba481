import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Type } from '@nestjs/common';
import { DEMO, OPERATOR, type BusinessCommand } from '#embarque/application';
import { HTTP_DEFAULTS } from '#embarque/composition';
import {
  accountsProjection,
  ChangeAccountScope,
  DisableAccount,
  EnableAccount,
  FirstAdministrator,
  IssueApiToken,
  ListApiTokens,
  OpenAccount,
  ResetPassword,
  RevokeApiToken,
} from '#embarque/identity';
import { addMinutes } from '#embarque/kernel';
import { Browser, totpCode } from '../support/browser.js';
import { openService, TEST_HTTP, type Service } from '../support/service.js';

const GOOD = 'ônibus azul na praça da matriz';
const OTHER = 'quatro palavras sem relação';
const TOWN = '314560';
const CPF = '12345678909';

let service: Service;
beforeAll(async () => {
  service = await openService({ totpRoles: ['state-central'] }, {});
});
afterAll(() => service.close());

const browser = () => new Browser(service.api.address);
const later = (minutes: number) => service.clock.set(addMinutes(service.clock.now(), minutes));

/** As the operator, at the door for commands. */
async function administer<T>(type: Type<BusinessCommand<T>>, input: object, key = randomUUID() as string): Promise<T> {
  const outcome = await service.dispatcher.send(type, input, { access: OPERATOR, idempotencyKey: key });
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.reasons.join(' ')}`);
  return outcome.result;
}

let people = 0;
const person = (other: object = {}) => {
  const login = `pessoa.${++people}`;
  const input = { kind: 'person', role: 'municipal-scheduler', municipalities: [TOWN], name: 'Ana Exemplo', login };
  return { ...input, ...other };
};

/** Somebody with a password of their own. */
async function settled(other: object = {}, password = GOOD) {
  const input = person(other);
  const { accountId, oneTimePassword } = await administer(OpenAccount, input);
  const own = browser();
  await own.signIn(input.login, oneTimePassword!);
  expect((await own.post('session/password', { password: oneTimePassword, newPassword: password })).status).toBe(200);
  return { ...input, accountId, own };
}

/** Somebody with a second factor. */
async function withSecondFactor(other: object = {}) {
  const someone = await settled(other);
  const { secret, uri } = (await someone.own.post('session/totp')).body;
  const code = totpCode(secret, service.clock.now());
  const { recoveryCodes } = (await someone.own.post('session/totp/confirmation', { code })).body;
  return { ...someone, secret: secret as string, uri: uri as string, recoveryCodes: recoveryCodes as string[] };
}

const refusal = (status: number, code: string) => ({ status, body: { code } });

describe('the first administrator', () => {
  it('is made once, also by two programs that start together, and has to change the password', async () => {
    const first = service.get(FirstAdministrator);
    const made = (await Promise.all([first.ensure(), first.ensure(), first.ensure()])).filter(Boolean);
    expect(made).toEqual([{ login: 'admin', oneTimePassword: expect.stringMatching(/^(\w{5}-){3}\w{5}$/) }]);
    expect(await first.ensure()).toBeUndefined();

    const admin = browser();
    await admin.signIn('admin', made[0]!.oneTimePassword);
    expect(await admin.get('accounts')).toMatchObject(refusal(403, 'password-change-required'));
    expect(await admin.get('session')).toMatchObject({
      status: 200,
      body: { role: 'administrator', scope: 'everything', unfinished: 'password-change-required' },
    });
    await admin.post('session/password', { password: made[0]!.oneTimePassword, newPassword: GOOD });
    await service.caughtUp();
    expect(await admin.get('accounts')).toMatchObject({ status: 200, body: [{ login: 'admin', status: 'open' }] });
  });

  it('is not made where somebody has an account', async () => {
    await administer(OpenAccount, person());
    expect(await service.get(FirstAdministrator).ensure()).toBeUndefined();
  });
});

describe('signing in', () => {
  it('opens a session whose cookie no script and no other site sees', async () => {
    const { login, own } = await settled({ name: 'Bia Exemplo' });
    const { headers } = await browser().signIn(login.toUpperCase(), GOOD);
    expect(headers.get('set-cookie')).toMatch(/^embarque=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect((await own.get('session')).body).toMatchObject({
      ...{ login, name: 'Bia Exemplo', role: 'municipal-scheduler', unfinished: null, signedInBy: 'password' },
      scope: { municipalities: [TOWN] },
      csrfToken: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect((await own.get('municipalities?name=oliveira')).status).toBe(200);
  });

  it('answers alike to an unknown login, a wrong password, and an account that is disabled', async () => {
    const { login, accountId } = await settled();
    await administer(DisableAccount, { accountId, reason: 'Teste' });
    const answers = [
      await browser().signIn('ninguem', GOOD),
      await browser().signIn(login, OTHER),
      await browser().signIn(login, GOOD),
    ];
    for (const { status, body } of answers) expect([status, body]).toEqual([401, answers[0]!.body]);
    expect(answers[0]!.body.code).toBe('sign-in-refused');
  });

  it('never takes a session’s token from the browser: it makes a new one, and the old one ends', async () => {
    const { login, own } = await settled();
    const before = own.cookies.get('embarque')!;
    await own.signIn(login, GOOD);
    const after = own.cookies.get('embarque')!;
    expect(after).not.toBe(before);
    const old = browser();
    old.cookies.set('embarque', before);
    expect((await old.get('session')).status).toBe(401);

    const chosen = browser();
    chosen.cookies.set('embarque', 'x'.repeat(43));
    await chosen.signIn(login, GOOD);
    expect(chosen.cookies.get('embarque')).not.toBe('x'.repeat(43));
    const attacker = browser();
    attacker.cookies.set('embarque', 'x'.repeat(43));
    expect((await attacker.get('session')).status).toBe(401);
  });

  it('locks after five failures in a row, twice as long after each more, and knows nothing of it in its answer', async () => {
    const { login } = await settled();
    const guess = async () => (await browser().signIn(login, OTHER)).body as unknown;
    const refused = await guess();
    for (let tries = 2; tries <= 5; tries++) expect(await guess()).toEqual(refused);
    expect((await browser().signIn(login, GOOD)).body).toEqual(refused);
    later(1);
    await guess();
    later(1);
    expect((await browser().signIn(login, GOOD)).status).toBe(401);
    later(1);
    expect((await browser().signIn(login, GOOD)).status).toBe(200);
    // It begins anew.
    await guess();
    expect((await browser().signIn(login, GOOD)).status).toBe(200);
  });

  it('lets no more guesses through when they come all at once', async () => {
    const { login } = await settled();
    await Promise.all(Array.from({ length: 40 }, () => browser().signIn(login, OTHER)));
    const [row] = await service.database.query<[{ failures: number }]>(
      'select max(failures) as failures from identity.credential',
    );
    expect(row.failures).toBe(5);
    expect((await browser().signIn(login, GOOD)).status).toBe(401);
  });

  it('is refused to a page of another site', async () => {
    const { login } = await settled();
    const send = (headers: Record<string, string>) => browser().post('session', { login, password: GOOD }, headers);
    expect(await send({ Origin: 'https://evil.example' })).toMatchObject(refusal(403, 'foreign-page'));
    expect(await send({ Origin: 'null' })).toMatchObject(refusal(403, 'foreign-page'));
    expect(await send({ 'Sec-Fetch-Site': 'cross-site' })).toMatchObject(refusal(403, 'foreign-page'));
    expect((await send({ Origin: service.api.address })).status).toBe(200);
  });

  it('says which fields are missing or strange', async () => {
    expect(await browser().post('session', { login: 'a' })).toMatchObject(refusal(400, 'invalid-input'));
    expect(await browser().post('session', { login: ['a'], password: GOOD })).toMatchObject(
      refusal(400, 'invalid-input'),
    );
    expect(await browser().post('session', { login: 'a', password: 'x'.repeat(129) })).toMatchObject({ status: 400 });
  });
});

describe('a session', () => {
  it('ends after half an hour without a request, and after twelve hours in any case', async () => {
    const { login, own } = await settled();
    later(29);
    expect((await own.get('session')).status).toBe(200);
    later(29);
    expect((await own.get('session')).status).toBe(200);
    later(30);
    expect(await own.get('session')).toMatchObject(refusal(401, 'not-signed-in'));

    await own.signIn(login, GOOD);
    for (let hours = 0; hours < 12; hours += 0.25) {
      expect((await own.get('session')).status).toBe(200);
      later(15);
    }
    expect((await own.get('session')).status).toBe(401);
  });

  it.each(['', 'x', '../../etc/passwd', "' or 1=1 --", 'x'.repeat(43), 'x'.repeat(5000)])(
    'is not forged with %p',
    async (token) => {
      const forger = browser();
      forger.cookies.set('embarque', token);
      expect((await forger.get('session')).status).toBe(401);
      expect((await forger.get('managers')).status).toBe(401);
      expect((await browser().get('managers', { Authorization: `Bearer ${token || '-'}` })).status).toBe(401);
    },
  );

  it('is of one installation: another one does not know it, even with a copy of the tables', async () => {
    const { own } = await settled();
    const other = await openService({ masterKey: 'ab'.repeat(32) }, {});
    try {
      const rows = await service.database.query<object[]>('select * from identity.session');
      await other.database.query(
        'insert into identity.session select * from json_populate_recordset(null::identity.session, $1)',
        [JSON.stringify(rows)],
      );
      other.clock.set(service.clock.now());
      const abroad = new Browser(other.api.address);
      for (const [name, value] of own.cookies) abroad.cookies.set(name, value);
      expect((await abroad.get('session')).status).toBe(401);
    } finally {
      await other.close();
    }
  });

  it('changes nothing without its own token, nor from another site’s page', async () => {
    const { own } = await settled();
    const { csrf } = own;
    const change = (headers?: Record<string, string>) =>
      own.post('session/password', { password: GOOD, newPassword: OTHER }, headers);
    for (const forged of ['', 'x', 'x'.repeat(csrf.length), csrf.slice(1)]) {
      expect(await change({ 'X-CSRF-Token': forged })).toMatchObject(refusal(403, 'csrf-token-missing'));
    }
    const stranger = await settled();
    expect(await change({ 'X-CSRF-Token': stranger.own.csrf })).toMatchObject(refusal(403, 'csrf-token-missing'));
    expect(await change({ 'Sec-Fetch-Site': 'same-site' })).toMatchObject(refusal(403, 'foreign-page'));
    expect(await change({ Origin: 'https://evil.example' })).toMatchObject(refusal(403, 'foreign-page'));
    expect(await change({ 'Sec-Fetch-Site': 'same-origin' })).toMatchObject({ status: 200 });
  });

  it('is listed among the account’s own, and each can be ended', async () => {
    const { login, own } = await settled();
    const elsewhere = browser();
    await elsewhere.signIn(login, GOOD);
    const stranger = await settled();

    const { body: list } = await own.get<{ sessionId: string; current: boolean }[]>('sessions');
    expect(list.map(({ current }) => current).sort()).toEqual([false, true]);
    const { sessionId } = list.find(({ current }) => !current)!;
    expect(await stranger.own.post(`sessions/${sessionId}/end`)).toMatchObject(refusal(404, 'session-unknown'));
    expect((await own.post(`sessions/${sessionId}/end`)).status).toBe(200);
    expect((await elsewhere.get('session')).status).toBe(401);
    expect((await own.get('session')).status).toBe(200);
  });

  it('ends by signing out, and the cookie goes', async () => {
    const { own } = await settled();
    const token = own.cookies.get('embarque')!;
    expect(await own.post('session/logout')).toMatchObject({ status: 200, body: { continueAt: null } });
    expect(own.cookies.size).toBe(0);
    own.cookies.set('embarque', token);
    expect((await own.get('session')).status).toBe(401);
  });
});

describe('a password', () => {
  it('is changed with the present one; the account’s other sessions end', async () => {
    const { login, own } = await settled();
    const elsewhere = browser();
    await elsewhere.signIn(login, GOOD);
    const change = (password: string, newPassword: string) => own.post('session/password', { password, newPassword });
    expect(await change(OTHER, 'outra senha bem longa')).toMatchObject(refusal(422, 'password-wrong'));
    expect(await change(GOOD, GOOD)).toMatchObject(refusal(422, 'password-not-acceptable'));
    expect(await change(GOOD, `eu sou ${login} mesmo`)).toMatchObject(refusal(422, 'password-not-acceptable'));
    expect((await change(GOOD, OTHER)).status).toBe(200);
    expect((await own.get('session')).status).toBe(200);
    expect((await elsewhere.get('session')).status).toBe(401);
    expect((await browser().signIn(login, GOOD)).status).toBe(401);
    expect((await browser().signIn(login, OTHER)).status).toBe(200);
  });

  it('is reset by an administrator, once per request; sessions and a lock-out end', async () => {
    const { accountId, login, own } = await settled();
    for (let tries = 0; tries < 6; tries++) await browser().signIn(login, OTHER);
    const input = { accountId, removeSecondFactor: false };
    const { oneTimePassword } = await administer(ResetPassword, input, 'reset-1');
    expect((await own.get('session')).status).toBe(401);
    const again = browser();
    expect((await again.signIn(login, oneTimePassword!)).status).toBe(200);
    expect(await again.get('managers')).toMatchObject(refusal(403, 'password-change-required'));

    expect(await administer(ResetPassword, input, 'reset-1')).toEqual({ accountId, alreadyGiven: true });
    expect((await browser().signIn(login, oneTimePassword!)).status).toBe(200);
  });

  it('goes with the first answer only when an account is opened', async () => {
    const input = person();
    const first = await administer(OpenAccount, input, 'open-1');
    expect(first).toMatchObject({ oneTimePassword: expect.any(String), alreadyGiven: false });
    expect(await administer(OpenAccount, input, 'open-1')).toEqual({ accountId: first.accountId, alreadyGiven: true });
  });
});

describe('a second factor', () => {
  it('is asked for after the right password, and no code of it works twice', async () => {
    const { login, secret, uri } = await withSecondFactor();
    expect(uri).toMatch(/^otpauth:\/\/totp\/Embarque:.*secret=/);
    const code = totpCode(secret, service.clock.now());
    // The one that confirmed it is used up.
    expect((await browser().signIn(login, GOOD, { totp: code })).status).toBe(401);
    later(1);
    expect(await browser().signIn(login, GOOD)).toMatchObject(refusal(401, 'code-needed'));
    const next = totpCode(secret, service.clock.now());
    const answers = await Promise.all([1, 2, 3].map(() => browser().signIn(login, GOOD, { totp: next })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect(
      (await browser().signIn(login, OTHER, { totp: totpCode(secret, addMinutes(service.clock.now(), 1)) })).status,
    ).toBe(401);
  });

  it('takes no code of ten minutes ago, and counts wrong codes as failures', async () => {
    const { login, secret } = await withSecondFactor();
    later(10);
    const old = totpCode(secret, addMinutes(service.clock.now(), -10));
    for (let tries = 0; tries < 5; tries++) {
      expect((await browser().signIn(login, GOOD, { totp: old })).status).toBe(401);
      await browser().signIn(login, GOOD);
    }
    const right = { totp: totpCode(secret, service.clock.now()) };
    expect((await browser().signIn(login, GOOD, right)).status).toBe(401);
  });

  it('is replaced by each recovery code once, however it is typed', async () => {
    const { login, recoveryCodes } = await withSecondFactor();
    expect(recoveryCodes).toHaveLength(10);
    const [first, second] = recoveryCodes as [string, string];
    expect((await browser().signIn(login, GOOD, { recoveryCode: first })).status).toBe(200);
    expect((await browser().signIn(login, GOOD, { recoveryCode: first })).status).toBe(401);
    const typed = second.toUpperCase().replace(/-/g, ' ');
    expect((await browser().signIn(login, GOOD, { recoveryCode: typed })).status).toBe(200);
  });

  it('has its recovery codes renewed and is removed with the password', async () => {
    const { login, own, recoveryCodes } = await withSecondFactor();
    expect(await own.post('session/recovery-codes', { password: OTHER })).toMatchObject(refusal(422, 'password-wrong'));
    const { body } = await own.post('session/recovery-codes', { password: GOOD });
    expect((await browser().signIn(login, GOOD, { recoveryCode: recoveryCodes[0] })).status).toBe(401);
    expect((await browser().signIn(login, GOOD, { recoveryCode: body.recoveryCodes[0] })).status).toBe(200);

    expect(await own.post('session/totp')).toMatchObject(refusal(422, 'totp-already-enrolled'));
    expect((await own.post('session/totp/removal', { password: GOOD })).status).toBe(200);
    expect((await browser().signIn(login, GOOD)).status).toBe(200);
    expect(await own.post('session/recovery-codes', { password: GOOD })).toMatchObject(
      refusal(422, 'totp-not-enrolled'),
    );
  });

  it('counts only once a code of it was seen', async () => {
    const { login, own } = await settled();
    await own.post('session/totp');
    expect(await own.post('session/totp/confirmation', { code: '000000' })).toMatchObject(refusal(422, 'code-wrong'));
    expect((await browser().signIn(login, GOOD)).status).toBe(200);
  });

  it('is compulsory for the roles that the installation names', async () => {
    const { own } = await settled({ role: 'state-central', municipalities: undefined });
    expect(await own.get('managers')).toMatchObject(refusal(403, 'totp-required'));
    expect((await own.get('session')).body.unfinished).toBe('totp-required');
    const { secret } = (await own.post('session/totp')).body;
    await own.post('session/totp/confirmation', { code: totpCode(secret, service.clock.now()) });
    expect((await own.get('managers')).status).toBe(200);
  });

  it('is taken away with a reset from whoever lost everything', async () => {
    const { accountId, login } = await withSecondFactor();
    const { oneTimePassword } = await administer(ResetPassword, { accountId, removeSecondFactor: true });
    expect((await browser().signIn(login, oneTimePassword!)).status).toBe(200);
  });
});

describe('administration', () => {
  it('counts from the next request on', async () => {
    const { accountId, own } = await settled();
    await administer(ChangeAccountScope, { accountId, role: 'auditor' });
    expect((await own.get('session')).body).toMatchObject({ role: 'auditor', scope: 'everything' });
    await administer(DisableAccount, { accountId, reason: 'Deixou a secretaria' });
    expect((await own.get('session')).status).toBe(401);
    await administer(EnableAccount, { accountId, reason: 'Voltou' });
    expect((await own.get('session')).status).toBe(401);
  });

  it('gives a login and a CPF to one account', async () => {
    const { login } = await settled({ cpf: CPF });
    await expect(administer(OpenAccount, person({ login, cpf: CPF }))).rejects.toThrow(/este login.*este CPF/);
    const same = person();
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => administer(OpenAccount, same)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('refuses scopes that name what does not exist', async () => {
    await expect(administer(OpenAccount, person({ municipalities: ['319999', '355030'] }))).rejects.toThrow(
      /319999.*355030/,
    );
    const strange = { municipalities: undefined, role: 'urs-analyst', regions: ['Atlântida'] };
    await expect(administer(OpenAccount, person(strange))).rejects.toThrow(/Atlântida/);
  });

  it('stands in the log with who did it, and nothing of whose account it is in clear', async () => {
    const { accountId } = await settled({
      name: 'Cecília Inventada',
      email: 'cecilia@example.org',
      login: 'cecilia.i',
    });
    const key = randomUUID();
    const asDemo = { access: DEMO, idempotencyKey: key };
    await service.dispatcher.send(DisableAccount, { accountId, reason: 'Cecília saiu' }, asDemo);
    const events = (await service.events()).filter(({ stream }) => stream === `account-${accountId}`);
    expect(events.map(({ type, metadata }) => [type, metadata['actor'], metadata['origin']])).toEqual([
      ['AccountOpened', 'operator', 'cli'],
      ['PasswordChanged', accountId, 'session'],
      ['AccountDisabled', 'demo', 'demo'],
    ]);
    const log = JSON.stringify(await service.events(), (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    for (const secret of ['Cecília', 'cecilia', GOOD, '$argon2', CPF]) expect(log).not.toContain(secret);
  });
});

describe('an API token', () => {
  const machine = (other: object = {}) =>
    administer(OpenAccount, person({ kind: 'machine', name: 'Regulação', ...other }));
  const call = (token: string) => browser().get('managers', { Authorization: `Bearer ${token}` });

  it('acts for its machine until its last day, without CSRF, and is given once', async () => {
    const { accountId } = await machine();
    const expiresOn = service.clock.now().slice(0, 10);
    const input = { accountId, name: 'Noite', expiresOn };
    const { tokenId, token } = await administer(IssueApiToken, input, 'token-1');
    expect(token).toMatch(/^emb_[\w-]{43}$/);
    expect(await administer(IssueApiToken, input, 'token-1')).toEqual({ accountId, tokenId, alreadyGiven: true });
    expect((await call(token!)).status).toBe(200);
    expect((await call(`${token!.slice(0, -1)}_`)).status).toBe(401);
    expect((await call(token!.replace('emb_', ''))).status).toBe(401);
    expect((await browser().post('trips', {}, { Authorization: `Bearer ${token}` })).body.code).not.toMatch(/csrf/);
    expect(await browser().get('session', { Authorization: `Bearer ${token}` })).toMatchObject(
      refusal(401, 'no-session'),
    );
    const listed = await service.queries.ask(ListApiTokens, { accountId }, OPERATOR);
    expect(listed).toMatchObject({ ok: true, result: [{ tokenId, name: 'Noite', lastUsed: expect.any(Date) }] });
    later(2 * 24 * 60);
    expect((await call(token!)).status).toBe(401);
  });

  it('ends when it is revoked or its machine disabled, and comes back neither way', async () => {
    const { accountId } = await machine();
    const expiresOn = addMinutes(service.clock.now(), 60 * 24 * 30).slice(0, 10);
    const issue = (key: string) => administer(IssueApiToken, { accountId, name: 'Dia', expiresOn }, key);
    const [one, two] = [await issue('token-2'), await issue('token-3')];
    await administer(RevokeApiToken, { accountId, tokenId: one.tokenId });
    expect([(await call(one.token!)).status, (await call(two.token!)).status]).toEqual([401, 200]);
    await administer(DisableAccount, { accountId, reason: 'Vazou' });
    expect((await call(two.token!)).status).toBe(401);
    await administer(EnableAccount, { accountId, reason: 'Trocado' });
    expect((await call(two.token!)).status).toBe(401);
    expect((await issue('token-3')).token).toBeUndefined();
  });

  it('is not a way in for people, nor is a password for machines', async () => {
    const { accountId } = await settled();
    const expiresOn = service.clock.now().slice(0, 10);
    await expect(administer(IssueApiToken, { accountId, name: 'x', expiresOn })).rejects.toThrow(/só de máquina/);
    const login = `maquina.${++people}`;
    const { accountId: machineId, oneTimePassword } = await machine({ login });
    expect(oneTimePassword).toBeUndefined();
    await expect(administer(ResetPassword, { accountId: machineId, removeSecondFactor: false })).rejects.toThrow(
      /token/,
    );
    expect((await browser().signIn(login, GOOD)).status).toBe(401);
  });
});

const { login: delivered } = HTTP_DEFAULTS.rates;

/** As `Browser` does it, but at a price that lets the service do the work of ten thousand, and not the test. */
const signInOf = (login: string, address: string, agent: Agent): Promise<{ status: number }> =>
  new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json' };
    const sent = request(new URL('/api/session', address), { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', () => resolve({ status: response.statusCode ?? 0 }));
    });
    sent.once('error', reject);
    sent.end(JSON.stringify({ login, password: OTHER }));
  });

it.each([
  [
    'ten thousand sign-ins from one address, at the rate as delivered',
    10_000,
    { ...TEST_HTTP, rates: { ...TEST_HTTP.rates, login: delivered } },
  ],
  ['a thousand that no rate holds back', 1000, TEST_HTTP],
])('survives %s: most are told to come back, and who is in goes on', async (_, many, http) => {
  const flooded = await openService({ totpRoles: [], http }, {});
  try {
    const first = await flooded.get(FirstAdministrator).ensure();
    const own = new Browser(flooded.api.address);
    await own.signIn('admin', first!.oneTimePassword);
    // On a busy machine a connection may be reset, or the database be slow to answer: neither is a way in or out.
    const statusOf = (answer: Promise<{ status: number }>) => answer.then(({ status }) => status).catch(() => 0);
    const busy = (status: number) => status === 0 || status === 503;
    const strangers = new Set<number>();
    const mine = new Set<number>();
    let left = many;
    const connections = new Agent({ keepAlive: true });
    const stranger = async () => {
      while (left-- > 0) {
        strangers.add(await statusOf(signInOf('ninguem', flooded.api.address, connections)));
        if (left % 100 === 0) mine.add(await statusOf(own.get('session')));
      }
    };
    await Promise.all(Array.from({ length: 100 }, stranger));
    connections.destroy();
    expect([...strangers].filter((status) => !busy(status)).sort()).toEqual([401, 429]);
    expect([...mine].filter((status) => !busy(status))).toEqual([200]);
    expect((await own.post('session/logout')).status).toBe(200);
  } finally {
    await flooded.close();
  }
});

it('keeps no secret in clear in any table', async () => {
  const { login, own, recoveryCodes, secret } = await withSecondFactor({ name: 'Dora Inventada' });
  const tables = await service.database.query<{ name: string }[]>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('identity', 'accounts')`,
  );
  await service.caughtUp();
  for (const { name } of tables) {
    const [{ dump }] = await service.database.query<[{ dump: string }]>(
      `select coalesce(string_agg(t::text, E'\n'), '') as dump from ${name} t`,
    );
    for (const text of [login, GOOD, secret, recoveryCodes[0]!, own.cookies.get('embarque')!, 'Dora']) {
      expect([name, dump.includes(text)]).toEqual([name, false]);
    }
  }
});

it('gives cookies that only TLS carries, bound to the host, where the installation says so', async () => {
  const secure = await openService({ publicUrl: 'https://embarque.example.org' }, {});
  try {
    const first = await secure.get(FirstAdministrator).ensure();
    const own = new Browser(secure.api.address);
    const { headers } = await own.signIn('admin', first!.oneTimePassword);
    expect(headers.get('set-cookie')).toMatch(
      /^__Host-embarque=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect((await own.get('session')).status).toBe(200);
  } finally {
    await secure.close();
  }
});

it('writes the same list of accounts when it is rebuilt', async () => {
  const list = () => service.database.query<object[]>('select * from accounts.account order by 1');
  await service.caughtUp();
  const live = await list();
  await service.projector.rebuild(accountsProjection);
  expect(await list()).toEqual(live);
  expect(live.length).toBeGreaterThan(10);
});
