import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery } from '#embarque/application';
import { SIGNING_POLICIES, type SigningPolicy } from '../../domain/signing-policy.js';

/** The policies of who signs, that a manager can choose from. */
export class ListSigningPolicies extends BusinessQuery<readonly SigningPolicy[]> {}

@QueryHandler(ListSigningPolicies)
export class ListSigningPoliciesHandler implements IQueryHandler<ListSigningPolicies> {
  async execute(): Promise<readonly SigningPolicy[]> {
    return SIGNING_POLICIES;
  }
}
