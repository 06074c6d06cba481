import { isIP } from 'node:net';
import { BadConfig, type Environment } from '../environment.js';

/** So many requests of one address in so many seconds. */
export interface Rate {
  readonly limit: number;
  readonly seconds: number;
}

/** What the API allows a stranger to do to it. */
export interface HttpSettings {
  /** Where TLS ends in front of the API: whose `X-Forwarded-For` is believed. IP addresses, networks, or names of Express. */
  readonly trustedProxies: readonly string[];
  readonly maxConnections: number;
  /** Seconds until all headers of a request must have come. */
  readonly headersTimeout: number;
  /** Seconds until all of a request must have come. */
  readonly requestTimeout: number;
  readonly rates: Readonly<Record<RateName, Rate>>;
}

export type RateName = 'login' | 'public' | 'general';

/** A town hall's offices often share one address, so the general rate is for all of them. */
export const HTTP_DEFAULTS: HttpSettings = {
  trustedProxies: [],
  maxConnections: 1000,
  headersTimeout: 10,
  requestTimeout: 60,
  rates: {
    login: { limit: 30, seconds: 300 },
    public: { limit: 120, seconds: 60 },
    general: { limit: 1200, seconds: 60 },
  },
};

export function httpSettingsFrom({ value, whole }: Environment): HttpSettings {
  const { maxConnections, headersTimeout, requestTimeout, rates } = HTTP_DEFAULTS;
  const rate = (name: RateName): Rate => {
    const setting = `RATE_LIMIT_${name.toUpperCase()}`;
    const [, limit, seconds] = /^([1-9]\d{0,6})\/([1-9]\d{0,4})$/.exec(value(setting) ?? '') ?? [];
    if (!limit && value(setting)) throw new BadConfig(`${setting} deve ser pedidos/segundos, como 30/300.`);
    return limit ? { limit: Number(limit), seconds: Number(seconds) } : rates[name];
  };
  const settings = {
    trustedProxies: (value('TRUSTED_PROXIES') ?? '').split(/[\s,]+/).filter(Boolean),
    maxConnections: whole('MAX_CONNECTIONS', maxConnections, [1, 100_000]),
    headersTimeout: whole('HEADERS_TIMEOUT', headersTimeout, [1, 300]),
    requestTimeout: whole('REQUEST_TIMEOUT', requestTimeout, [1, 3600]),
    rates: { login: rate('login'), public: rate('public'), general: rate('general') },
  };
  if (!settings.trustedProxies.every(isNetwork)) {
    throw new BadConfig(
      'TRUSTED_PROXIES deve ter só endereços IP, redes como 10.0.0.0/24, ou os nomes loopback, linklocal e uniquelocal.',
    );
  }
  if (settings.headersTimeout > settings.requestTimeout) {
    throw new BadConfig('HEADERS_TIMEOUT deve ser no máximo REQUEST_TIMEOUT.');
  }
  return settings;
}

/** The address that browsers know the service by, without a trailing slash. */
export function publicUrlFrom({ value }: Environment, { trustedProxies }: HttpSettings): string | undefined {
  const given = value('PUBLIC_URL');
  if (!given) return undefined;
  if (!URL.canParse(given) || !/^https?:\/\/[^/?#@]+\/?$/.test(given)) {
    throw new BadConfig('PUBLIC_URL deve ser o endereço do serviço, como https://embarque.example.org, sem caminho.');
  }
  if (given.startsWith('https:') && !trustedProxies.length) {
    throw new BadConfig(
      'PUBLIC_URL com https precisa de TRUSTED_PROXIES: sem saber de quem vem o TLS, todos teriam o mesmo endereço.',
    );
  }
  return new URL(given).origin;
}

/** A network of everybody would let anybody say who they are. */
function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (!family || more.length) return false;
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
