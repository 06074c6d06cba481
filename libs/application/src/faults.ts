const DEEPEST = 5;

/** SQLSTATE: what went wrong in a statement, without the values that the server's sentence repeats. */
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Errors of parsers, whose sentences quote what they were given. */
const QUOTING = new Set(['SyntaxError', 'RangeError', 'URIError']);

/**
 * What a log may keep of a fault: its kind, where it arose, and what caused it. Sentences that repeat data (PostgreSQL's,
 * parsers') are left out, and so are the parameters of queries.
 */
export function faultText(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return `a ${typeof error} was thrown`;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  const cause = error.cause !== undefined && depth < DEEPEST ? [`caused by ${faultText(error.cause, depth + 1)}`] : [];
  return [headline(error), ...frames, ...cause].join('\n');
}

function headline(error: Error): string {
  const statement = (error as { driverError?: object }).driverError ?? error;
  const { code, schema, table, column, constraint, routine } = statement as Record<string, unknown>;
  if (typeof code === 'string' && SQLSTATE.test(code)) {
    const where = Object.entries({ schema, table, column, constraint, routine }).filter(([, name]) => name);
    return [`${error.name}: SQLSTATE ${code}`, ...where.map(([what, name]) => `${what} ${String(name)}`)].join(', ');
  }
  return QUOTING.has(error.name) ? error.name : `${error.name}: ${error.message}`;
}
