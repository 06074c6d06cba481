import { type AccountRole } from './roles.js';

/** Whoever could open accounts or see all towns signs in with a second factor, unless the installation says otherwise. */
export const TOTP_ROLES: readonly AccountRole[] = ['administrator', 'state-central'];
