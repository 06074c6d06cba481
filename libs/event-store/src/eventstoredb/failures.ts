import { ErrorType, isCommandError } from '@eventstore/db-client';
import { EventStoreUnavailable } from '../event-store.js';

/** Errors that say that the server was not reached, or could not serve. */
const PASSING: readonly string[] = [
  ErrorType.CANCELLED,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.NOT_LEADER,
  ErrorType.TIMEOUT,
  ErrorType.UNAVAILABLE,
  ErrorType.UNKNOWN,
];

/** Whether the server was not reached or could not serve; everything else is the request's own fault. */
export function isOutage(error: unknown): boolean {
  if (error instanceof EventStoreUnavailable) return true;
  if (!(error instanceof Error)) return false;
  // The errors of gRPC and of the system carry a code; the client passes some on as they are.
  return isCommandError(error) ? PASSING.includes(error.type) : 'code' in error;
}
