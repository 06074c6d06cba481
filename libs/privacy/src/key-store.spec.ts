import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { type DataSource } from 'typeorm';
import { migratedDatabase } from '../../../test/support/migrated.js';
import { KeyStore, WrongMasterKey } from './key-store.js';
import { SubjectErased, type Keys } from './keys.js';
import { privacySchema } from './schema.js';
import { MemoryKeys } from './testing/memory-keys.js';

let database: DataSource;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await migratedDatabase(privacySchema));
});
afterAll(() => drop());

const master = randomBytes(32);

describe.each<[name: string, keys: () => Promise<Keys>]>([
  ['kept in PostgreSQL', () => KeyStore.open(database, master)],
  ['kept in memory', async () => new MemoryKeys()],
])('keys, %s', (name, open) => {
  const subject = (person: string) => `${name}/${person}`;

  it('are one per subject, the same every time', async () => {
    const keys = await open();
    const [a, b] = [await keys.keyOf(subject('a')), await keys.keyOf(subject('b'))];
    expect(a).toHaveLength(32);
    expect(a.equals(b)).toBe(false);
    expect(await keys.keyOf(subject('a'))).toEqual(a);
  });

  it('are the same when two ask for a new one at once', async () => {
    const keys = await open();
    const [first, second] = await Promise.all([keys.keyOf(subject('both')), keys.keyOf(subject('both'))]);
    expect(first).toEqual(second);
  });

  it('are not made by looking for them', async () => {
    const keys = await open();
    expect((await keys.keysOf([subject('nobody')])).size).toBe(0);
    await keys.keyOf(subject('known'));
    expect([...(await keys.keysOf([subject('known'), subject('nobody')])).keys()]).toEqual([subject('known')]);
  });

  it('are gone for ever once destroyed', async () => {
    const keys = await open();
    await keys.keyOf(subject('gone'));
    await keys.destroy(subject('gone'));
    await keys.destroy(subject('gone'));
    expect((await keys.keysOf([subject('gone')])).size).toBe(0);
    await expect(keys.keyOf(subject('gone'))).rejects.toThrow(SubjectErased);
  });

  it('are refused to whoever was erased before having one', async () => {
    const keys = await open();
    await keys.destroy(subject('early'));
    await expect(keys.keyOf(subject('early'))).rejects.toThrow(SubjectErased);
  });

  it('make marks that tell kinds apart', async () => {
    const keys = await open();
    expect(keys.mark('cpf', '1')).toBe(keys.mark('cpf', '1'));
    expect(keys.mark('cpf', '1')).not.toBe(keys.mark('cns', '1'));
  });
});

describe('the key store', () => {
  it('keeps no key in clear', async () => {
    const key = await (await KeyStore.open(database, master)).keyOf('wrapped');
    const rows: { wrapped: string | null }[] = await database.query('select wrapped from privacy.key');
    for (const { wrapped } of rows) {
      expect(wrapped ?? '').not.toContain(key.toString('base64url'));
      expect(wrapped ?? '').not.toContain(key.toString('hex'));
    }
  });

  it('gives the same keys after a restart, and knows a wrong master key', async () => {
    const store = await KeyStore.open(database, master);
    const again = await KeyStore.open(database, master);
    expect(await again.keyOf('wrapped')).toEqual(await store.keyOf('wrapped'));
    expect(again.mark('cpf', '1')).toBe(store.mark('cpf', '1'));
    await expect(KeyStore.open(database, randomBytes(32))).rejects.toThrow(WrongMasterKey);
  });

  it('forgets in time a key that another process destroyed', async () => {
    const [here, there] = [await KeyStore.open(database, master, 0), await KeyStore.open(database, master)];
    await here.keyOf('elsewhere');
    await there.destroy('elsewhere');
    expect((await here.keysOf(['elsewhere'])).size).toBe(0);
  });
});
