import { BadConfig } from './environment.js';

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Secrets travel to these addresses: over TLS, or not beyond this machine. */
export function safeAddress(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname))) return text;
  throw new BadConfig(`${name} deve ser um endereço https, ou http nesta máquina.`);
}
