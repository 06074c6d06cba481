import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import { faultText } from './faults.js';

const SECRET = 'Maria Exemplo da Silva';

function databaseError(): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError(`invalid input syntax for type date: "${SECRET}"`, 1, 'error'), {
    ...{ code: '22007', table: 'person', detail: `Failing row contains (${SECRET})`, where: SECRET },
  });
}

describe('what a log keeps of a fault', () => {
  it('is its message and where it arose', () => {
    const text = faultText(new Error('the log is not in order'));
    expect(text).toMatch(/^Error: the log is not in order\n {4}at .*faults\.spec/);
  });

  it('names the state, the table and the frames of a failed query, not its values', () => {
    for (const error of [databaseError(), new QueryFailedError('select $1', [SECRET], databaseError())]) {
      const text = faultText(error);
      expect(text).toMatch(/SQLSTATE 22007, table person\n {4}at /);
      expect(text).not.toContain(SECRET);
    }
  });

  it('follows causes, and ends where they go round', () => {
    const cause = databaseError();
    cause.cause = cause;
    const text = faultText(new Error('the page was not written', { cause }));
    expect(text).toMatch(/^Error: the page was not written\n[^]*caused by error: SQLSTATE 22007/);
    expect(text).not.toContain(SECRET);
  });

  it('does not repeat what a parser was given, nor what was thrown instead of an error', () => {
    let parsing: unknown;
    try {
      JSON.parse(SECRET);
    } catch (error) {
      parsing = error;
    }
    expect(faultText(parsing)).toMatch(/^SyntaxError\n/);
    expect(faultText(SECRET)).toBe('a string was thrown');
  });
});
