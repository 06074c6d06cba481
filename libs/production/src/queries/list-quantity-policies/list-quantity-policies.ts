import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery } from '#embarque/application';
import { QUANTITY_POLICIES, type QuantityPolicy } from '../../domain/quantity-policy.js';

/** The quantity policies that a manager can choose from. */
export class ListQuantityPolicies extends BusinessQuery<readonly QuantityPolicy[]> {}

@QueryHandler(ListQuantityPolicies)
export class ListQuantityPoliciesHandler implements IQueryHandler<ListQuantityPolicies> {
  async execute(): Promise<readonly QuantityPolicy[]> {
    return QUANTITY_POLICIES;
  }
}
