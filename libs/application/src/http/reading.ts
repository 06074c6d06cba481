import { applyDecorators, type Type } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { type Refused } from '#embarque/kernel';
import { parse } from '../validation.js';
import { RefusedRequest } from './problem.js';

const PROBLEM = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };

/** What OpenAPI says of the problems that an endpoint answers with. */
export const Problems = (...statuses: readonly number[]): MethodDecorator =>
  applyDecorators(
    ...statuses.map((status) => ApiResponse({ status, description: 'Problema (RFC 9457).', ...PROBLEM })),
  );

/** The input as its class says. @throws RefusedRequest */
export function read<T extends object>(type: Type<T>, input: unknown): T {
  const parsed = parse(type, input);
  if (!parsed.ok) throw new RefusedRequest(parsed.refusal);
  return parsed.value;
}

/** What was done or found. @throws RefusedRequest when it was refused */
export function done<T>(outcome: T | Refused): T {
  if (isRefused(outcome)) throw new RefusedRequest(outcome.refusal);
  return outcome;
}

const isRefused = (outcome: unknown): outcome is Refused =>
  typeof outcome === 'object' && outcome !== null && 'refusal' in outcome;
