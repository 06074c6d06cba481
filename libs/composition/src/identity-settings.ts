import { ROLES, type AccountRole } from '#embarque/application';
import { type OidcOptions } from '#embarque/identity';
import { BadConfig, type Environment } from './environment.js';
import { safeAddress } from './safe-address.js';

/** Roles that sign in with a second factor, instead of the default ones; undefined where nothing was said. */
export function totpRolesFrom({ value }: Environment): readonly AccountRole[] | undefined {
  const text = value('TOTP_ROLES');
  if (!text) return undefined;
  if (text === 'none') return [];
  const roles = text.split(',').map((role) => role.trim());
  const isRole = (role: string): role is AccountRole => (ROLES as readonly string[]).includes(role);
  if (!roles.every(isRole))
    throw new BadConfig(`TOTP_ROLES deve ser none, ou perfis entre vírgulas: ${ROLES.join(', ')}.`);
  return roles;
}

/** Everything of the external sign-in, once its issuer is given. */
export function oidcFrom({ value, secret }: Environment): OidcOptions | undefined {
  const issuer = value('OIDC_ISSUER');
  if (!issuer) return undefined;
  const needed = (name: string, given = value(name)): string => {
    if (!given) throw new BadConfig(`${name} deve ser informado, porque OIDC_ISSUER foi.`);
    return given;
  };
  const clientAuth = value('OIDC_CLIENT_AUTH') ?? 'basic-rfc6749';
  if (clientAuth !== 'basic-raw' && clientAuth !== 'basic-rfc6749' && clientAuth !== 'post') {
    throw new BadConfig('OIDC_CLIENT_AUTH deve ser basic-rfc6749, basic-raw ou post.');
  }
  return {
    issuer: safeAddress('OIDC_ISSUER', issuer),
    clientId: needed('OIDC_CLIENT_ID'),
    clientSecret: needed('OIDC_CLIENT_SECRET', secret('OIDC_CLIENT_SECRET')),
    redirectUrl: safeAddress('OIDC_REDIRECT_URL', needed('OIDC_REDIRECT_URL')),
    scopes: value('OIDC_SCOPES') ?? 'openid',
    clientAuth,
    cpfClaim: value('OIDC_CPF_CLAIM') ?? 'sub',
    label: value('OIDC_LABEL') ?? 'Entrar com gov.br',
  };
}
