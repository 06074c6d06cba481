import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { type PoolClient, type QueryResultRow } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type Row = Readonly<Record<string, unknown>>;

/** A projection's hand on its own tables, inside the transaction that also moves its checkpoint. Names are unqualified. */
export class Rows {
  constructor(private readonly client: PoolClient) {}

  async query<R extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await this.client.query<R>(sql, values)).rows;
  }

  /** Inserts the rows, or overwrites those whose key exists already, in one statement. All rows have the same columns. */
  async upsert(table: string, key: readonly string[], rows: readonly Row[]): Promise<void> {
    const latest = latestOf(key, rows);
    if (!latest.length) return;
    const columns = Object.keys(latest[0]!);
    const updates = columns
      .filter((column) => !key.includes(column))
      .map((column) => `"${column}" = excluded."${column}"`);
    await this.client.query(
      `insert into "${table}" (${quoted(columns)})
       select ${quoted(columns)} from json_populate_recordset(null::"${table}", $1)
       on conflict (${quoted(key)}) do ${updates.length ? `update set ${updates.join(', ')}` : 'nothing'}`,
      [JSON.stringify(latest)],
    );
  }

  /** Overwrites these columns of the rows that exist, in one statement. All rows have the same columns. */
  async update(table: string, key: readonly string[], rows: readonly Row[]): Promise<void> {
    const latest = latestOf(key, rows);
    if (!latest.length) return;
    const columns = Object.keys(latest[0]!).filter((column) => !key.includes(column));
    await this.client.query(
      `update "${table}" as old set ${columns.map((column) => `"${column}" = new."${column}"`).join(', ')}
         from json_populate_recordset(null::"${table}", $1) as new
        where ${key.map((column) => `old."${column}" = new."${column}"`).join(' and ')}`,
      [JSON.stringify(latest)],
    );
  }

  /** Adds rows that cannot exist yet, the fastest way: `COPY`. Values are in the order of the columns. */
  async append(table: string, columns: readonly string[], rows: readonly (readonly CopyValue[])[]): Promise<void> {
    if (!rows.length) return;
    let text = '';
    for (const row of rows) {
      for (let i = 0; i < row.length; i++) text += (i ? '\t' : '') + copyText(row[i]);
      text += '\n';
    }
    await pipeline(
      Readable.from([text]),
      this.client.query(copyFrom(`copy "${table}" (${quoted(columns)}) from stdin`)),
    );
  }
}

export type CopyValue = string | number | bigint | boolean | null | undefined;

/** Of rows with the same key, the last one. */
const latestOf = (key: readonly string[], rows: readonly Row[]): Row[] => [
  ...new Map(rows.map((row) => [key.map((column) => String(row[column])).join('\u001f'), row])).values(),
];

const quoted = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function copyText(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N';
  return typeof value === 'string' ? value.replace(/[\\\t\n\r]/g, (char) => ESCAPES[char]!) : String(value);
}
