import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { type DataSource } from 'typeorm';
import { migratedDatabase } from '../../../test/support/migrated.js';
import { KeyStore, WrongMasterKey } from './key-store.js';
import { SubjectErased } from './keys.js';
import { rotateMasterKey } from './rotate-master-key.js';
import { privacySchema } from './schema.js';

describe('rotating the master key', () => {
  const [old, next] = [randomBytes(32), randomBytes(32)];
  const subjects = Array.from({ length: 7 }, (_, n) => `subject-${n}`);
  let database: DataSource;
  let drop: () => Promise<void>;
  let store: KeyStore;
  beforeEach(async () => {
    ({ database, drop } = await migratedDatabase(privacySchema));
    store = await KeyStore.open(database, old);
    for (const subject of subjects) await store.keyOf(subject);
    await store.destroy('subject-3');
  });
  afterEach(() => drop());

  it('leaves keys and marks as they are, and the destroyed destroyed', async () => {
    // Six subjects, the probe and the marking key.
    expect(await rotateMasterKey(database, old, next)).toBe(8);
    const rotated = await KeyStore.open(database, next);
    expect(await rotated.keysOf(subjects)).toEqual(await store.keysOf(subjects));
    expect(rotated.mark('cpf', '1')).toBe(store.mark('cpf', '1'));
    await expect(rotated.keyOf('subject-3')).rejects.toThrow(SubjectErased);
  });

  it('makes the old key a wrong one, for starting and for programs that still run under it', async () => {
    await rotateMasterKey(database, old, next);
    await expect(KeyStore.open(database, old)).rejects.toThrow(WrongMasterKey);
    await expect(rotateMasterKey(database, old, randomBytes(32))).rejects.toThrow(WrongMasterKey);
    await expect(store.keyOf('somebody new')).rejects.toThrow(WrongMasterKey);
    const rows = await database.query(`select from privacy.key where subject = 'somebody new'`);
    expect(rows).toEqual([]);
  });

  it('does all or nothing: the old key stays valid when something breaks on the way', async () => {
    await database.query(`update privacy.key set wrapped = 'broken' where subject = 'subject-5'`);
    await expect(rotateMasterKey(database, old, next)).rejects.toThrow(WrongMasterKey);
    await expect(KeyStore.open(database, next)).rejects.toThrow(WrongMasterKey);
    expect(await (await KeyStore.open(database, old)).keyOf('subject-6')).toEqual(await store.keyOf('subject-6'));
  });

  it('rotates nothing over a key that is not the database’s', async () => {
    await expect(rotateMasterKey(database, next, old)).rejects.toThrow(WrongMasterKey);
    await KeyStore.open(database, old);
  });
});
