import { timingSafeEqual } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import { RefusedRequest } from '#embarque/application';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Where a browser says whose page sent the request, it must be ours. @throws RefusedRequest */
export function refuseForeignPages({ headers }: IncomingMessage): void {
  const site = headers['sec-fetch-site'];
  const ours = site ? site === 'same-origin' || site === 'none' : !headers.origin || isOurs(headers);
  if (!ours) throw forbidden('foreign-page', 'O pedido veio de uma página de outro endereço.');
}

/** A request that changes something must bring the token that only the session's own pages have read. @throws RefusedRequest */
export function refuseForgery(request: IncomingMessage, csrf: string): void {
  if (READS.has(request.method ?? '')) return;
  refuseForeignPages(request);
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  const expected = Buffer.from(csrf);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw forbidden('csrf-token-missing', 'Envie no cabeçalho X-CSRF-Token o csrfToken que GET /api/session informa.');
  }
}

function isOurs({ origin, host }: IncomingMessage['headers']): boolean {
  return URL.canParse(origin!) && new URL(origin!).host === host;
}

export const forbidden = (code: string, reason: string): RefusedRequest =>
  new RefusedRequest({ kind: 'forbidden', code, reasons: [reason] });

export const unauthenticated = (code: string, reason: string): RefusedRequest =>
  new RefusedRequest({ kind: 'unauthenticated', code, reasons: [reason] });
