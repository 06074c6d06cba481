import { type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';

/** Answers are data: nothing in them may run, load, or be framed. */
const DATA = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** Swagger UI: its own scripts and images, no inline script; its page and its icons bring inline styles. */
const DOCS = {
  ...DATA,
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
};

/** Exactly as written: whatever else the router takes for it gets the stricter policy. */
const isDocs = (request: Request): boolean => /^\/api\/docs(\/|$)/.test(request.path);

const NO_FEATURES = [
  'camera',
  'display-capture',
  'geolocation',
  'microphone',
  'payment',
  'publickey-credentials-get',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/** A year; for the name itself only, whose neighbours are not ours to promise for. */
const TLS_FROM_NOW_ON = { maxAge: 365 * 24 * 3600, includeSubDomains: false };

/** Security headers of every answer. `overTls`: browsers reach the service by https, and shall do so from now on. */
export function answerHeaders({ overTls }: { overTls: boolean }): RequestHandler {
  const policy = (directives: Record<string, string[]>) =>
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives },
      strictTransportSecurity: overTls && TLS_FROM_NOW_ON,
      referrerPolicy: { policy: 'no-referrer' },
      frameguard: { action: 'deny' },
    });
  const [data, docs] = [policy(DATA), policy(DOCS)];
  return (request: Request, response: Response, next) => {
    response.setHeader('Permissions-Policy', NO_FEATURES);
    if (isDocs(request)) return docs(request, response, next);
    response.setHeader('Cache-Control', 'no-store');
    data(request, response, next);
  };
}
