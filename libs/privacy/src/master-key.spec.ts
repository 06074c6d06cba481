import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadMasterKey, MasterKeyMissing } from './master-key.js';

describe('the master key', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'master-key-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));
  const file = () => join(directory, 'secrets', 'master.key');

  it('is made once, for its owner alone, and read again', () => {
    const made = loadMasterKey({ file: file(), mayCreate: true });
    expect(made).toHaveLength(32);
    expect(loadMasterKey({ file: file(), mayCreate: false })).toEqual(made);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('is never made anew over data that were sealed already', () =>
    expect(() => loadMasterKey({ file: file(), mayCreate: false })).toThrow(MasterKeyMissing));

  it('comes from the environment before the file', () => {
    const value = 'ab'.repeat(32);
    expect(loadMasterKey({ value, file: file(), mayCreate: true }).toString('hex')).toBe(value);
  });

  it.each(['', 'ab', 'g'.repeat(64), `${'ab'.repeat(32)}00`])('is refused as %j, without being repeated', (value) => {
    expect(() => loadMasterKey({ value, file: file(), mayCreate: true })).toThrow(/EMBARQUE_MASTER_KEY/);
    const path = join(directory, 'broken');
    writeFileSync(path, value);
    expect(() => loadMasterKey({ file: path, mayCreate: true })).toThrow(/64 dígitos/);
  });
});
