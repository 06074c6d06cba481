import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Key } from './sealing.js';

const HEX_256 = /^[0-9a-f]{64}$/i;

/** The master key cannot be had; the message says what to do (pt-BR). */
export class MasterKeyMissing extends Error {}

/**
 * Reads the master key: 64 hexadecimal digits, from the value itself (environment) or from a file. A file is made only
 * when `mayCreate` says that nothing was sealed yet: a new key over sealed data would lose them.
 */
export function loadMasterKey(source: {
  readonly value?: string | undefined;
  /** Where the value comes from. */
  readonly variable?: string;
  readonly file: string;
  readonly mayCreate: boolean;
}): Key {
  const { value, variable = 'EMBARQUE_MASTER_KEY', file, mayCreate } = source;
  if (value !== undefined) return parseKey(value, variable);
  if (!existsSync(file)) {
    if (!mayCreate) {
      throw new MasterKeyMissing(
        `A chave mestra não está em ${file}, e o banco de dados já tem dados cifrados. Recupere o arquivo ou informe EMBARQUE_MASTER_KEY; nenhuma chave nova foi feita.`,
      );
    }
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
    chmodSync(file, 0o600);
  }
  return parseKey(readFileSync(file, 'utf8'), file);
}

function parseKey(text: string, source: string): Key {
  const trimmed = text.trim();
  if (!HEX_256.test(trimmed)) {
    throw new MasterKeyMissing(`A chave mestra em ${source} deve ter 64 dígitos hexadecimais.`);
  }
  return Buffer.from(trimmed, 'hex');
}
