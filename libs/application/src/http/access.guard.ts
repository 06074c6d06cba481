import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';
import { type Access } from '../access/access.js';
import { AUTHENTICATION, type Authentication } from '../access/authentication.js';
import { Gate } from '../access/gate.js';
import { ruleFor } from '../access/policy.js';
import { RefusedRequest } from './problem.js';

const ASKING = new WeakMap<Request, Access>();

/** On whose behalf a request comes that the guard let in. */
export const accessOf = (request: Request): Access => {
  const access = ASKING.get(request);
  if (!access) throw new Error('this request did not pass the guard');
  return access;
};

/**
 * Lets nobody into an endpoint whom the policy table does not name. The operation is the endpoint's `operationId`: one that
 * the table does not know fails, for everybody.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(AUTHENTICATION) private readonly authentication: Authentication,
    private readonly gate: Gate,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const operation = operationOf(context.getHandler());
    if (ruleFor(operation).isPublic) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const access = await this.authentication.accessOf(request);
    if (!access) {
      throw new RefusedRequest({
        kind: 'unauthenticated',
        code: 'not-signed-in',
        reasons: ['Entre com a sua conta: a sessão não existe, expirou ou foi encerrada.'],
      });
    }
    const refused = this.gate.admit(operation, access);
    if (refused) throw new RefusedRequest(refused.refusal);
    ASKING.set(request, access);
    return true;
  }
}

/** The name under which OpenAPI and the policy table know a handler. */
export function operationOf(handler: { readonly name: string }): string {
  const described = Reflect.getMetadata('swagger/apiOperation', handler) as { operationId?: string } | undefined;
  return described?.operationId ?? `an endpoint without a name (${handler.name})`;
}
