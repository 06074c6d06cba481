import { randomBytes } from 'node:crypto';
import { type DataSource } from 'typeorm';
import { SubjectErased, type Keys } from './keys.js';
import { blindMark, derive, open, seal, type Key } from './sealing.js';

/** Sealed on the first start; opens only under the same master key. */
const PROBE = 'master-key-probe';
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
  private readonly wrapping: Key;
  private readonly marking: Key;

  constructor(
    private readonly database: DataSource,
    master: Key,
    private readonly cacheMs = CACHE_MS,
  ) {
    this.wrapping = derive(master, 'wrap');
    this.marking = derive(master, 'blind-index');
  }

  /** @throws WrongMasterKey */
  async verifyMasterKey(): Promise<void> {
    const rows = await this.database.query<{ wrapped: string }[]>(
      'select wrapped from privacy.key where subject = $1',
      [PROBE],
    );
    const [probe] = rows;
    if (!probe) return void (await this.keyOf(PROBE));
    try {
      open(this.wrapping, PROBE, probe.wrapped);
    } catch {
      throw new WrongMasterKey();
    }
  }

  async keyOf(subject: string): Promise<Key> {
    const known = (await this.keysOf([subject])).get(subject);
    if (known) return known;
    const wrapped = seal(this.wrapping, subject, randomBytes(32).toString('base64url'));
    await this.database.query(`insert into privacy.key (subject, wrapped) values ($1, $2) on conflict do nothing`, [
      subject,
      wrapped,
    ]);
    const made = (await this.keysOf([subject])).get(subject);
    if (!made) throw new SubjectErased(subject);
    return made;
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
        const key = Buffer.from(open(this.wrapping, subject, wrapped), 'base64url');
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
