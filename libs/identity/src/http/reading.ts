import { applyDecorators, type Type } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { parse, PROBLEM_RESPONSE, RefusedRequest } from '#embarque/application';
import { type Refused } from '#embarque/kernel';
import { type SignedIn } from '../account-authentication.js';
import { unauthenticated } from './forgery.js';

/** What OpenAPI says of the problems that an endpoint answers with. */
export const Problems = (...statuses: readonly number[]) =>
  applyDecorators(
    ...statuses.map((status) => ApiResponse({ status, description: 'Problema (RFC 9457).', ...PROBLEM_RESPONSE })),
  );

/** @throws RefusedRequest */
export function read<T extends object>(type: Type<T>, body: unknown): T {
  const parsed = parse(type, body);
  if (!parsed.ok) throw new RefusedRequest(parsed.refusal);
  return parsed.value;
}

/** @throws RefusedRequest */
export function done<T>(outcome: T | Refused): T {
  if (isRefused(outcome)) throw new RefusedRequest(outcome.refusal);
  return outcome;
}

const isRefused = (outcome: unknown): outcome is Refused =>
  typeof outcome === 'object' && outcome !== null && 'refusal' in outcome;

/** These endpoints are about a session: a token or a program of our own has none. @throws RefusedRequest */
export function someone(signedIn: SignedIn | undefined): SignedIn {
  if (!signedIn)
    throw unauthenticated('no-session', 'Entre com a sua conta: a sessão não existe, expirou ou foi encerrada.');
  return signedIn;
}
