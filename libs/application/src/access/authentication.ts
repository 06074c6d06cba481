import { type IncomingMessage } from 'node:http';
import { type Access } from './access.js';

/** Finds out on whose behalf a request comes. The room `identity` implements it. */
export interface Authentication {
  /**
   * By session cookie or bearer token; undefined when there is neither, or when it is forged, expired or ended.
   * @throws RefusedRequest a changing request of a session without its CSRF token
   */
  accessOf(request: IncomingMessage): Promise<Access | undefined>;
}

/** Nest's token for who says so. */
export const AUTHENTICATION = Symbol('Authentication');
