import { randomBytes } from 'node:crypto';
import { type DataSource } from 'typeorm';
import { SubjectErased, type Keys } from './keys.js';
import { blindMark, derive, open, seal, type Key } from './sealing.js';

/** Sealed on the first start; opens only under the same master key. */
export const PROBE = 'master-key-probe';
/** Subject of the key that marks are made with. A key of its own, so that they outlive the master key. */
const MARKING = 'marking';
const CACHE_SIZE = 50_000;
/** For so long another process may still open what was sealed under a key destroyed in this one. */
const CACHE_MS = 60_000;

/** The master key in hand is not the one that this database was written with. */
export class WrongMasterKey extends Error {
  constructor() {
    super(
      'A chave mestra não é a deste banco de dados. Use a chave com que ele foi criado; nenhuma chave nova foi feita.',
    );
  }
}

/**
 * One key per data subject, wrapped by the master key. Destroying a subject's key makes everything sealed under it
 * unreadable for ever, wherever it was copied to (LGPD, Lei 13.709/2018, art. 18 VI).
 */
export class KeyStore implements Keys {
  private readonly cache = new Map<string, { readonly key: Key; readonly until: number }>();
  private marking!: Key;

  private constructor(
    private readonly database: DataSource,
    private readonly wrapping: Key,
    /** As this master key wraps it: under another one no key may be made any more. */
    private readonly probe: string,
    private readonly cacheMs: number,
  ) {}

  /** On a database that has sealed nothing yet, the master key becomes its own. @throws WrongMasterKey */
  static async open(database: DataSource, master: Key, cacheMs = CACHE_MS): Promise<KeyStore> {
    const wrapping = wrappingKey(master);
    await database.query('insert into privacy.key (subject, wrapped) values ($1, $2) on conflict do nothing', [
      PROBE,
      wrapNew(wrapping, PROBE),
    ]);
    const [probe] = await database.query<{ wrapped: string }[]>('select wrapped from privacy.key where subject = $1', [
      PROBE,
    ]);
    unwrap(wrapping, PROBE, probe!.wrapped);
    const store = new KeyStore(database, wrapping, probe!.wrapped, cacheMs);
    store.marking = await store.keyOf(MARKING);
    return store;
  }

  async keyOf(subject: string): Promise<Key> {
    const known = (await this.keysOf([subject])).get(subject);
    if (known) return known;
    await this.database.query(
      `insert into privacy.key (subject, wrapped)
       select $1, $2 where exists (select from privacy.key where subject = $3 and wrapped = $4)
       on conflict do nothing`,
      [subject, wrapNew(this.wrapping, subject), PROBE, this.probe],
    );
    const made = (await this.keysOf([subject])).get(subject);
    if (made) return made;
    const [row] = await this.database.query<unknown[]>('select from privacy.key where subject = $1', [subject]);
    throw row ? new SubjectErased(subject) : new WrongMasterKey();
  }

  async keysOf(subjects: readonly string[]): Promise<Map<string, Key>> {
    const found = new Map<string, Key>();
    const missing: string[] = [];
    for (const subject of subjects) {
      const known = this.cache.get(subject);
      if (known && known.until > Date.now()) found.set(subject, known.key);
      else missing.push(subject);
    }
    if (missing.length) {
      const rows: { subject: string; wrapped: string }[] = await this.database.query(
        `select subject, wrapped from privacy.key where subject = any($1) and wrapped is not null`,
        [missing],
      );
      for (const { subject, wrapped } of rows) {
        const key = unwrap(this.wrapping, subject, wrapped);
        found.set(subject, key);
        this.remember(subject, key);
      }
    }
    return found;
  }

  /** The rows stay, so that none is ever made again. */
  async destroy(...subjects: string[]): Promise<void> {
    await this.database.query(
      `insert into privacy.key (subject, wrapped, destroyed_at) select distinct unnest($1::text[]), null, now()
       on conflict (subject) do update set wrapped = null, destroyed_at = coalesce(privacy.key.destroyed_at, now())`,
      [subjects],
    );
    for (const subject of subjects) this.cache.delete(subject);
  }

  mark(kind: string, value: string): string {
    return blindMark(this.marking, kind, value);
  }

  private remember(subject: string, key: Key): void {
    if (this.cache.size >= CACHE_SIZE) this.cache.delete(this.cache.keys().next().value!);
    this.cache.set(subject, { key, until: Date.now() + this.cacheMs });
  }
}

/** The key that wraps the others. */
export const wrappingKey = (master: Key): Key => derive(master, 'wrap');

const wrapNew = (wrapping: Key, subject: string): string =>
  seal(wrapping, subject, randomBytes(32).toString('base64url'));

/** @throws WrongMasterKey */
export function unwrap(wrapping: Key, subject: string, wrapped: string): Key {
  try {
    return Buffer.from(open(wrapping, subject, wrapped), 'base64url');
  } catch {
    throw new WrongMasterKey();
  }
}
