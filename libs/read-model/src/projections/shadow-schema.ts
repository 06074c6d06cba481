import { type PoolClient } from 'pg';

/*
 * A projection is rebuilt in a shadow schema with the same tables, constraints and index names; the swap renames two
 * schemas in one transaction, so readers see the old rows or the new ones and never half of either.
 */
export const shadowOf = (name: string): string => `${name}__rebuild`;

export async function createShadow(client: PoolClient, name: string): Promise<void> {
  const shadow = shadowOf(name);
  await client.query(`drop schema if exists "${shadow}" cascade`);
  await client.query(`create schema "${shadow}"`);
  const { rows } = await client.query<{ statement: string }>(
    `select format('create table %I.%I (like %I.%I including defaults including generated including storage)', $2::text, c.relname, $1::text, c.relname) as statement, 0 as step, c.relname as thing
       from pg_class c where c.relnamespace = $1::regnamespace and c.relkind = 'r'
     union all
     select format('alter table %I.%I add constraint %I %s', $2::text, c.relname, k.conname, pg_get_constraintdef(k.oid)), 1, k.conname
       from pg_constraint k join pg_class c on c.oid = k.conrelid
      where c.relnamespace = $1::regnamespace and k.contype in ('p', 'u', 'c')
     union all
     select replace(pg_get_indexdef(i.indexrelid), format(' ON %I.', $1::text), format(' ON %I.', $2::text)), 2, x.relname
       from pg_index i join pg_class x on x.oid = i.indexrelid
      where x.relnamespace = $1::regnamespace
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
     order by step, thing`,
    [name, shadow],
  );
  for (const { statement } of rows) await client.query(statement);
}

export async function swapShadow(client: PoolClient, name: string): Promise<void> {
  const shadow = shadowOf(name);
  await client.query(`drop schema "${name}" cascade`);
  await client.query(`alter schema "${shadow}" rename to "${name}"`);
}
