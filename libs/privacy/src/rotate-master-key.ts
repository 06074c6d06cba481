import { type DataSource } from 'typeorm';
import { PROBE, unwrap, wrappingKey, WrongMasterKey } from './key-store.js';
import { seal, type Key } from './sealing.js';

const BATCH = 5000;

/**
 * Wraps every key anew, all or none: what was sealed stays as it is. From then on the old master key is refused, and
 * programs that still run under it have to be started again.
 * @returns how many keys were wrapped
 * @throws WrongMasterKey when `old` is not this database's
 */
export function rotateMasterKey(database: DataSource, old: Key, next: Key): Promise<number> {
  const [from, to] = [wrappingKey(old), wrappingKey(next)];
  return database.transaction(async (transaction) => {
    // Nobody makes a key under the old one meanwhile.
    await transaction.query('lock table privacy.key in share row exclusive mode');
    let done = 0;
    let probed = false;
    for (let after = ''; ;) {
      const rows = await transaction.query<{ subject: string; wrapped: string }[]>(
        `select subject, wrapped from privacy.key
          where subject > $1 and wrapped is not null order by subject limit ${BATCH}`,
        [after],
      );
      const last = rows.at(-1);
      if (!last) break;
      await transaction.query(
        `update privacy.key set wrapped = anew.wrapped
           from unnest($1::text[], $2::text[]) as anew (subject, wrapped) where key.subject = anew.subject`,
        [
          rows.map(({ subject }) => subject),
          rows.map(({ subject, wrapped }) => seal(to, subject, unwrap(from, subject, wrapped).toString('base64url'))),
        ],
      );
      done += rows.length;
      probed ||= rows.some(({ subject }) => subject === PROBE);
      after = last.subject;
    }
    if (!probed) throw new WrongMasterKey();
    return done;
  });
}
