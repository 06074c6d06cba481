import pg from 'pg';

/** Connection gone, server stopping or starting, out of resources, a standby: states that pass, not faults of a statement. */
const PASSING = /^(08|53|57P0|58|25006|40)/;

/** Whether the server was not reached or could not serve; everything else is the statement's own fault. */
export const isOutage = (error: unknown): boolean =>
  !(error instanceof pg.DatabaseError) || PASSING.test(error.code ?? '');

/** Somebody else stored that position, revision or id meanwhile. */
export const isTaken = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === '23505';
