import { type IncomingMessage } from 'node:http';
import { type CookieOptions, type Response } from 'express';

/** `__Host-` binds a cookie to this host and to TLS: no neighbour can set it. */
const nameOf = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name);

/**
 * Of the session: never sent with a request that another site starts. The redirect that ends a sign-in elsewhere comes
 * from another site and only sets it; the pages' own requests then bring it.
 */
const SESSION = 'embarque';
/** Of a sign-in that is elsewhere: it must come back with the provider's redirect. */
const SIGN_IN = 'embarque-oidc';

const OPTIONS: CookieOptions = { httpOnly: true, path: '/' };

export const sessionCookie = (request: IncomingMessage, secure: boolean): string | undefined =>
  cookie(request, nameOf(SESSION, secure));

export const signInCookie = (request: IncomingMessage, secure: boolean): string | undefined =>
  cookie(request, nameOf(SIGN_IN, secure));

export function setSessionCookie(response: Response, token: string, secure: boolean): void {
  response.cookie(nameOf(SESSION, secure), token, { ...OPTIONS, secure, sameSite: 'strict' });
}

export function clearSessionCookie(response: Response, secure: boolean): void {
  response.clearCookie(nameOf(SESSION, secure), { ...OPTIONS, secure, sameSite: 'strict' });
}

export function setSignInCookie(response: Response, value: string, minutes: number, secure: boolean): void {
  const maxAge = minutes * 60_000;
  response.cookie(nameOf(SIGN_IN, secure), value, { ...OPTIONS, secure, sameSite: 'lax', maxAge });
}

export function clearSignInCookie(response: Response, secure: boolean): void {
  response.clearCookie(nameOf(SIGN_IN, secure), { ...OPTIONS, secure, sameSite: 'lax' });
}

function cookie({ headers }: IncomingMessage, name: string): string | undefined {
  for (const part of (headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
