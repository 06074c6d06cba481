import { isLoopback } from '#embarque/application';
import { BadConfig } from './environment.js';

/** Secrets travel to these addresses: over TLS, or not beyond this machine. */
export function safeAddress(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) return text;
  throw new BadConfig(`${name} deve ser um endereço https, ou http nesta máquina.`);
}
