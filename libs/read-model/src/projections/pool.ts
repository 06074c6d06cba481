import pg from 'pg';

const AS_TEXT = [pg.types.builtins.DATE, pg.types.builtins.TIMESTAMPTZ];
const asText = (text: string): unknown => text;

/**
 * Connections for projections and for long looks. Dates and instants stay text, as PostgreSQL wrote them: no time zone of a
 * process bends them.
 */
export function projectionPool(connectionString: string, max = 24): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: 'embarque-projector',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        AS_TEXT.includes(oid) ? asText : (pg.types.getTypeParser(oid, format) as typeof asText),
    },
  });
  // A connection that breaks while idle is replaced by the pool; whoever needs one next hears of a database that is away.
  pool.on('error', () => undefined);
  // One that breaks between two statements of a transaction says so to the next statement, and must not end the program.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
