import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { BadConfig, configFrom } from './config.js';

describe('the configuration', () => {
  it('needs nothing: an embedded database under ./data, on this machine’s own address', () =>
    expect(configFrom({})).toEqual({
      ...{ dataDirectory: resolve('data'), masterKeyFile: resolve('data/master.key') },
      ...{ eventStore: 'postgres', projections: 'here', host: '127.0.0.1', port: 3000 },
      privacyContact: { officer: {} },
    }));

  it('takes everything from the environment', () =>
    expect(
      configFrom({
        ...{ EMBARQUE_DATA: '/srv/embarque', EMBARQUE_MASTER_KEY: 'ab', EMBARQUE_MASTER_KEY_FILE: '/run/key' },
        ...{ DATABASE_URL: 'postgres://db', EVENT_STORE: 'eventstoredb', EVENTSTOREDB_URL: 'esdb://log' },
        ...{ HOST: '::1', PORT: '0', PROJECTIONS: 'external', CONTROLLER_NAME: 'Consórcio Exemplo' },
        ...{ DPO_NAME: 'Ana Exemplo', DPO_EMAIL: 'dpo@example.org', DPO_PHONE: '35 3333-0000' },
      }),
    ).toEqual({
      ...{ dataDirectory: '/srv/embarque', masterKey: 'ab', masterKeyFile: '/run/key' },
      ...{ databaseUrl: 'postgres://db', eventStore: 'eventstoredb', eventStoreDbUrl: 'esdb://log' },
      ...{ host: '::1', port: 0, projections: 'external' },
      privacyContact: {
        controller: 'Consórcio Exemplo',
        officer: { name: 'Ana Exemplo', email: 'dpo@example.org', phone: '35 3333-0000' },
      },
    }));

  it('takes an empty setting for none', () =>
    expect(configFrom({ PORT: ' ', DATABASE_URL: '', EVENT_STORE: '' })).toEqual(configFrom({})));

  it('listens elsewhere only where somebody says that nobody else gets there', () =>
    expect(configFrom({ HOST: '0.0.0.0', OPEN_WITHOUT_ACCOUNTS: 'yes' }).host).toBe('0.0.0.0'));

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['EVENT_STORE', 'mongodb'],
    ['EVENT_STORE', 'eventstoredb'],
    ['PROJECTIONS', 'elsewhere'],
    ['HOST', '0.0.0.0'],
  ])('says what is wrong with %s=%s', (name, value) => {
    const read = () => configFrom({ [name]: value });
    expect(read).toThrow(BadConfig);
    expect(read).toThrow(new RegExp(`${name}.*(deve|precisa)`));
  });
});
