import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ROLES, type AccountRole } from '#embarque/application';
import { TOTP_ROLES, type IdentityOptions, type OidcOptions } from '#embarque/identity';

/** Everything that a program of Embarque can be told, from the environment. */
export interface Config {
  /** A PostgreSQL of one's own; without it the embedded one keeps its data under `dataDirectory`. */
  readonly databaseUrl?: string;
  readonly dataDirectory: string;
  readonly eventStore: 'postgres' | 'eventstoredb';
  readonly eventStoreDbUrl?: string;
  /** 64 hexadecimal digits. */
  readonly masterKey?: string;
  readonly masterKeyFile: string;
  readonly host: string;
  readonly port: number;
  /** `external`: a projector process of its own follows the log. */
  readonly projections: 'here' | 'external';
  /** What stands in front speaks TLS with the browser. */
  readonly secureCookies?: boolean;
  /** Instead of `TOTP_ROLES`. */
  readonly totpRoles?: readonly AccountRole[];
  readonly oidc?: OidcOptions;
}

export const identityOptions = ({ secureCookies = false, totpRoles = TOTP_ROLES, oidc }: Config): IdentityOptions => ({
  ...{ secureCookies, totpRoles },
  ...(oidc && { oidc }),
});

/** The configuration cannot be used; the message says which setting and why (pt-BR). */
export class BadConfig extends Error {}

/** Whoever reaches the API may do everything, so only this machine may. */
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export function configFrom(environment: NodeJS.ProcessEnv): Config {
  const value = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const dataDirectory = resolve(value('EMBARQUE_DATA') ?? 'data');
  const port = Number(value('PORT') ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new BadConfig('PORT deve ser um número de porta, de 0 a 65535.');

  const eventStore = value('EVENT_STORE') ?? 'postgres';
  if (eventStore !== 'postgres' && eventStore !== 'eventstoredb') {
    throw new BadConfig('EVENT_STORE deve ser postgres ou eventstoredb.');
  }
  const eventStoreDbUrl = value('EVENTSTOREDB_URL');
  if (eventStore === 'eventstoredb' && !eventStoreDbUrl) {
    throw new BadConfig('EVENT_STORE=eventstoredb precisa de EVENTSTOREDB_URL.');
  }
  const host = value('HOST') ?? '127.0.0.1';
  if (!LOOPBACK.has(host) && value('OPEN_WITHOUT_ACCOUNTS') !== 'yes') {
    throw new BadConfig(
      'Ainda não há contas de usuário: HOST deve ser 127.0.0.1. Só um contêiner cuja porta é publicada apenas em 127.0.0.1 pode usar outro endereço, com OPEN_WITHOUT_ACCOUNTS=yes.',
    );
  }
  const projections = value('PROJECTIONS') ?? 'here';
  if (projections !== 'here' && projections !== 'external')
    throw new BadConfig('PROJECTIONS deve ser here ou external.');

  const databaseUrl = value('DATABASE_URL');
  const masterKey = value('EMBARQUE_MASTER_KEY');
  const totpRoles = totpRolesFrom(value('TOTP_ROLES'));
  const oidc = oidcFrom(value);
  return {
    dataDirectory,
    eventStore,
    projections,
    port,
    host,
    masterKeyFile: resolve(value('EMBARQUE_MASTER_KEY_FILE') ?? `${dataDirectory}/master.key`),
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(eventStoreDbUrl ? { eventStoreDbUrl } : {}),
    ...(masterKey ? { masterKey } : {}),
    ...(value('COOKIE_SECURE') === 'yes' ? { secureCookies: true } : {}),
    ...(totpRoles ? { totpRoles } : {}),
    ...(oidc ? { oidc } : {}),
  };
}

type Read = (name: string) => string | undefined;

function totpRolesFrom(text: string | undefined): readonly AccountRole[] | undefined {
  if (!text) return undefined;
  if (text === 'none') return [];
  const roles = text.split(',').map((role) => role.trim());
  const isRole = (role: string): role is AccountRole => (ROLES as readonly string[]).includes(role);
  if (!roles.every(isRole))
    throw new BadConfig(`TOTP_ROLES deve ser none, ou perfis entre vírgulas: ${ROLES.join(', ')}.`);
  return roles;
}

/** Everything of the external sign-in, once its issuer is given. */
function oidcFrom(value: Read): OidcOptions | undefined {
  const issuer = value('OIDC_ISSUER');
  if (!issuer) return undefined;
  const needed = (name: string): string => {
    const given = value(name);
    if (!given) throw new BadConfig(`${name} deve ser informado, porque OIDC_ISSUER foi.`);
    return given;
  };
  const clientAuth = value('OIDC_CLIENT_AUTH') ?? 'basic-rfc6749';
  if (clientAuth !== 'basic-raw' && clientAuth !== 'basic-rfc6749' && clientAuth !== 'post') {
    throw new BadConfig('OIDC_CLIENT_AUTH deve ser basic-rfc6749, basic-raw ou post.');
  }
  return {
    issuer: address('OIDC_ISSUER', issuer),
    clientId: needed('OIDC_CLIENT_ID'),
    clientSecret: value('OIDC_CLIENT_SECRET') ?? secretIn(needed('OIDC_CLIENT_SECRET_FILE')),
    redirectUrl: address('OIDC_REDIRECT_URL', needed('OIDC_REDIRECT_URL')),
    scopes: value('OIDC_SCOPES') ?? 'openid',
    clientAuth,
    cpfClaim: value('OIDC_CPF_CLAIM') ?? 'sub',
    label: value('OIDC_LABEL') ?? 'Entrar com gov.br',
  };
}

/** Secrets travel to these addresses: over TLS, or not beyond this machine. */
function address(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname))) return text;
  throw new BadConfig(`${name} deve ser um endereço https, ou http nesta máquina.`);
}

function secretIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new BadConfig(`OIDC_CLIENT_SECRET_FILE deve ser um arquivo que se possa ler: ${(error as Error).message}`);
  }
}
