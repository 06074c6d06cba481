import { type AccountRole } from './domain/roles.js';
import { type OidcOptions } from './oidc/options.js';

export interface IdentityOptions {
  /** The browser speaks TLS to what stands in front of the API: cookies are `Secure`, and bound to the host. */
  readonly secureCookies: boolean;
  /** Roles that sign in with a second factor, or cannot go on. */
  readonly totpRoles: readonly AccountRole[];
  /** Sign-in at another place, beside the local one. */
  readonly oidc?: OidcOptions;
}

/** Nest's token for the options. */
export const IDENTITY_OPTIONS = Symbol('IdentityOptions');
