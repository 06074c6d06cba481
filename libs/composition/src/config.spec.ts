import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BadConfig, configFrom } from './config.js';
import { HTTP_DEFAULTS } from './http/settings.js';

describe('the configuration', () => {
  it('needs nothing: an embedded database under ./data, on this machine’s own address', () =>
    expect(configFrom({})).toEqual({
      ...{ dataDirectory: resolve('data'), masterKeyFile: resolve('data/master.key') },
      ...{ eventStore: 'postgres', projections: 'here', host: '127.0.0.1', port: 3000 },
      privacyContact: { officer: {} },
      http: HTTP_DEFAULTS,
      importMaxMb: 20,
      siaMaxMb: 300,
    }));

  it('takes everything from the environment', () =>
    expect(
      configFrom({
        ...{ EMBARQUE_DATA: '/srv/embarque', EMBARQUE_MASTER_KEY: 'ab', EMBARQUE_MASTER_KEY_FILE: '/run/key' },
        ...{ DATABASE_URL: 'postgres://db', EVENT_STORE: 'eventstoredb', EVENTSTOREDB_URL: 'esdb://log' },
        ...{ HOST: '::1', PORT: '0', PROJECTIONS: 'external', CONTROLLER_NAME: 'Consórcio Exemplo' },
        ...{ DPO_NAME: 'Ana Exemplo', DPO_EMAIL: 'dpo@example.org', DPO_PHONE: '35 3333-0000' },
        ...{ PUBLIC_URL: 'https://embarque.example.org/', TRUSTED_PROXIES: 'loopback, 10.1.0.0/16 fd00::1' },
        ...{ MAX_CONNECTIONS: '50', HEADERS_TIMEOUT: '5', REQUEST_TIMEOUT: '30' },
        ...{ RATE_LIMIT_LOGIN: '10/60', RATE_LIMIT_PUBLIC: '20/60', RATE_LIMIT_GENERAL: '300/30' },
        IMPORT_MAX_MB: '5',
        SIA_MAX_MB: '500',
      }),
    ).toEqual({
      ...{ dataDirectory: '/srv/embarque', masterKey: 'ab', masterKeyFile: '/run/key' },
      ...{ databaseUrl: 'postgres://db', eventStore: 'eventstoredb', eventStoreDbUrl: 'esdb://log' },
      ...{ host: '::1', port: 0, projections: 'external', publicUrl: 'https://embarque.example.org' },
      privacyContact: {
        controller: 'Consórcio Exemplo',
        officer: { name: 'Ana Exemplo', email: 'dpo@example.org', phone: '35 3333-0000' },
      },
      http: {
        ...{ trustedProxies: ['loopback', '10.1.0.0/16', 'fd00::1'] },
        ...{ maxConnections: 50, headersTimeout: 5, requestTimeout: 30 },
        rates: {
          login: { limit: 10, seconds: 60 },
          public: { limit: 20, seconds: 60 },
          general: { limit: 300, seconds: 30 },
        },
      },
      importMaxMb: 5,
      siaMaxMb: 500,
    }));

  it('takes an empty setting for none', () =>
    expect(configFrom({ PORT: ' ', DATABASE_URL: '', EVENT_STORE: '' })).toEqual(configFrom({})));

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['IMPORT_MAX_MB', '0'],
    ['SIA_MAX_MB', '2001'],
    ['EVENT_STORE', 'mongodb'],
    ['EVENT_STORE', 'eventstoredb'],
    ['PROJECTIONS', 'elsewhere'],
    ['TOTP_ROLES', 'crew,driver'],
    ['PUBLIC_URL', 'embarque.example.org'],
    ['PUBLIC_URL', 'https://embarque.example.org/pasta'],
    ['PUBLIC_URL', 'https://user@embarque.example.org'],
    ['PUBLIC_URL', 'https://embarque.example.org'],
    ['TRUSTED_PROXIES', 'true'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
    ['TRUSTED_PROXIES', 'proxy.example.org'],
    ['MAX_CONNECTIONS', '0'],
    ['HEADERS_TIMEOUT', '61'],
    ['REQUEST_TIMEOUT', 'long'],
    ['RATE_LIMIT_LOGIN', '10'],
    ['RATE_LIMIT_PUBLIC', '0/60'],
    ['RATE_LIMIT_GENERAL', '10/0'],
    ['DATABASE_URL_FILE', '/nowhere'],
    ['EVENTSTOREDB_URL_FILE', '/'],
  ])('says what is wrong with %s=%s', (name, value) => {
    const read = () => configFrom({ [name]: value });
    expect(read).toThrow(BadConfig);
    expect(read).toThrow(new RegExp(`${name}.*(deve|precisa)`));
  });
});

describe('secrets', () => {
  let directory: string;
  const file = (name: string, text: string): string => {
    const path = join(directory, name);
    writeFileSync(path, text);
    return path;
  };
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'embarque-config-'));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it('come from a file as well as from the environment', () =>
    expect(
      configFrom({
        DATABASE_URL_FILE: file('database', 'postgres://user:password@db/embarque\n'),
        EVENTSTOREDB_URL_FILE: file('log', 'esdb://user:password@log\n'),
      }),
    ).toMatchObject({
      databaseUrl: 'postgres://user:password@db/embarque',
      eventStoreDbUrl: 'esdb://user:password@log',
    }));

  it('come from one place only, which is not empty', () => {
    const both = { DATABASE_URL: 'postgres://db', DATABASE_URL_FILE: file('database', 'postgres://other') };
    expect(() => configFrom(both)).toThrow(/DATABASE_URL_FILE.*deve vir só um/);
    expect(() => configFrom({ DATABASE_URL_FILE: file('empty', ' \n') })).toThrow(/DATABASE_URL_FILE.*vazio/);
  });

  it('are in no complaint about the configuration', () => {
    const SECRET = 'correct-horse-battery-staple';
    const secrets = {
      ...{ DATABASE_URL: `postgres://user:${SECRET}@db/embarque`, EMBARQUE_MASTER_KEY: SECRET },
      EVENTSTOREDB_URL_FILE: file('secret', `esdb://user:${SECRET}@log`),
    };
    for (const wrong of [
      { PORT: 'x' },
      { EVENT_STORE: 'x' },
      { DATABASE_URL_FILE: file('other', `postgres://user:${SECRET}@db`) },
    ]) {
      let complaint = '';
      try {
        configFrom({ ...secrets, ...wrong });
      } catch (error) {
        complaint = String((error as Error).stack);
      }
      expect(complaint).toContain('deve');
      expect(complaint).not.toContain(SECRET);
    }
  });

  it('takes each channel for notices whole or not at all, over TLS', () => {
    const whole = {
      ...{ SMTP_URL: 'smtps://user:password@mail.example.org:465', SMTP_FROM: 'avisos@example.org' },
      ...{ WHATSAPP_TOKEN: 'a token', WHATSAPP_PHONE_ID: '123' },
      ...{ SMS_URL: 'https://sms.example.org/send', SMS_TOKEN: 'another token', SMS_TEXT_FIELD: 'mensagem' },
    };
    expect(configFrom(whole).notices).toEqual({
      email: { url: whole.SMTP_URL, from: whole.SMTP_FROM },
      whatsapp: { url: 'https://graph.facebook.com/v23.0', phoneId: '123', token: 'a token' },
      sms: { url: whole.SMS_URL, token: 'another token', numberField: 'to', textField: 'mensagem' },
    });
    for (const name of ['SMTP_FROM', 'WHATSAPP_PHONE_ID', 'SMS_TOKEN']) {
      expect(() => configFrom({ ...whole, [name]: '' })).toThrow(`${name} deve ser informado`);
    }
    for (const wrong of [
      { SMTP_URL: 'mail.example.org' },
      { SMTP_FROM: 'a@example.org, b@example.org' },
      { WHATSAPP_PHONE_ID: '+55' },
      { WHATSAPP_URL: 'http://whatsapp.example.org' },
      { SMS_URL: 'http://sms.example.org' },
    ]) {
      expect(() => configFrom({ ...whole, ...wrong })).toThrow(new RegExp(`${Object.keys(wrong)[0]} deve`));
    }
  });

  it('takes an external sign-in whole or not at all, over TLS', () => {
    const whole = {
      OIDC_ISSUER: 'https://idp.example.org',
      OIDC_CLIENT_ID: 'embarque',
      OIDC_CLIENT_SECRET: 'a secret',
      OIDC_REDIRECT_URL: 'https://embarque.example.org/api/session/oidc/callback',
    };
    expect(configFrom(whole).oidc).toMatchObject({ clientAuth: 'basic-rfc6749', cpfClaim: 'sub', scopes: 'openid' });
    for (const name of Object.keys(whole).slice(1)) {
      expect(() => configFrom({ ...whole, [name]: '' })).toThrow(`${name} deve ser informado`);
    }
    expect(() => configFrom({ ...whole, OIDC_ISSUER: 'http://idp.example.org' })).toThrow(/OIDC_ISSUER deve ser/);
    expect(() => configFrom({ ...whole, OIDC_CLIENT_AUTH: 'none' })).toThrow(/OIDC_CLIENT_AUTH deve ser/);
  });
});
