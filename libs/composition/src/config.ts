import { resolve } from 'node:path';
import { type AccountRole } from '#embarque/application';
import { TOTP_ROLES, type IdentityOptions, type OidcOptions } from '#embarque/identity';
import { type NoticeSettings } from '#embarque/notices';
import { type PrivacyContact } from '#embarque/privacy';
import { BadConfig, readerOf } from './environment.js';
import { oidcFrom, totpRolesFrom } from './identity-settings.js';
import { noticeSettingsFrom } from './notice-settings.js';
import { httpSettingsFrom, publicUrlFrom, type HttpSettings } from './http/settings.js';

export { BadConfig } from './environment.js';

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
  /** The address that browsers know the service by, `https://embarque.example.org`; without a trailing slash. */
  readonly publicUrl?: string;
  readonly http: HttpSettings;
  /** `external`: a projector process of its own follows the log. */
  readonly projections: 'here' | 'external';
  /** Shown to citizens: who answers for their data, and whom they may write to. */
  readonly privacyContact?: PrivacyContact;
  /** Instead of `TOTP_ROLES`. */
  readonly totpRoles?: readonly AccountRole[];
  readonly oidc?: OidcOptions;
  /** Channels by which people are told of their trips. */
  readonly notices?: NoticeSettings;
  /** Megabytes of the largest spreadsheet that is taken; without it, 20. */
  readonly importMaxMb?: number;
  /** Megabytes of the largest result file of SIA that is taken; without it, 300. */
  readonly siaMaxMb?: number;
}

const IMPORT_MAX_MB = 20;
/** In bytes. */
export const largestImport = ({ importMaxMb = IMPORT_MAX_MB }: Config): number => importMaxMb * 1024 * 1024;

const SIA_MAX_MB = 300;
/** In bytes. */
export const largestSiaResult = ({ siaMaxMb = SIA_MAX_MB }: Config): number => siaMaxMb * 1024 * 1024;

export const identityOptions = ({ publicUrl, totpRoles = TOTP_ROLES, oidc }: Config): IdentityOptions => ({
  ...{ secureCookies: publicUrl?.startsWith('https:') ?? false, totpRoles },
  ...(oidc && { oidc }),
});

export function configFrom(environment: NodeJS.ProcessEnv): Config {
  const read = readerOf(environment);
  const { value, secret, whole } = read;
  const dataDirectory = resolve(value('EMBARQUE_DATA') ?? 'data');
  const port = Number(value('PORT') ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new BadConfig('PORT deve ser um número de porta, de 0 a 65535.');

  const eventStore = value('EVENT_STORE') ?? 'postgres';
  if (eventStore !== 'postgres' && eventStore !== 'eventstoredb') {
    throw new BadConfig('EVENT_STORE deve ser postgres ou eventstoredb.');
  }
  const eventStoreDbUrl = secret('EVENTSTOREDB_URL');
  if (eventStore === 'eventstoredb' && !eventStoreDbUrl) {
    throw new BadConfig('EVENT_STORE=eventstoredb precisa de EVENTSTOREDB_URL.');
  }
  const host = value('HOST') ?? '127.0.0.1';
  const projections = value('PROJECTIONS') ?? 'here';
  if (projections !== 'here' && projections !== 'external')
    throw new BadConfig('PROJECTIONS deve ser here ou external.');

  const http = httpSettingsFrom(read);
  const publicUrl = publicUrlFrom(read, http);
  const databaseUrl = secret('DATABASE_URL');
  const masterKey = value('EMBARQUE_MASTER_KEY');
  const totpRoles = totpRolesFrom(read);
  const oidc = oidcFrom(read);
  const notices = noticeSettingsFrom(read);
  return {
    dataDirectory,
    eventStore,
    projections,
    port,
    host,
    privacyContact: privacyContactFrom(value),
    http,
    importMaxMb: whole('IMPORT_MAX_MB', IMPORT_MAX_MB, [1, 200]),
    siaMaxMb: whole('SIA_MAX_MB', SIA_MAX_MB, [1, 2000]),
    masterKeyFile: resolve(value('EMBARQUE_MASTER_KEY_FILE') ?? `${dataDirectory}/master.key`),
    ...(publicUrl ? { publicUrl } : {}),
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(eventStoreDbUrl ? { eventStoreDbUrl } : {}),
    ...(masterKey ? { masterKey } : {}),
    ...(totpRoles ? { totpRoles } : {}),
    ...(oidc ? { oidc } : {}),
    ...(Object.keys(notices).length ? { notices } : {}),
  };
}

function privacyContactFrom(value: (name: string) => string | undefined): PrivacyContact {
  const [controller, name, email, phone] = ['CONTROLLER_NAME', 'DPO_NAME', 'DPO_EMAIL', 'DPO_PHONE'].map(value);
  return {
    ...(controller ? { controller } : {}),
    officer: { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) },
  };
}
