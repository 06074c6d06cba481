import { accept, type Decision, type Uuid } from '#embarque/kernel';
import { isAdopted, type Adoption } from '../../domain/choices.js';
import { refuseClosedFrom } from '../../domain/closed-months.js';
import { type Production, type ProductionEvent } from '../../domain/production.js';
import { unknownQuantityPolicy } from '../../domain/quantity-policy.js';

export function adoptQuantityPolicy(
  { managerId, ...adoption }: { managerId: Uuid } & Adoption,
  state: Production,
): Decision<ProductionEvent> {
  const { policyId, version, from } = adoption;
  const refused = unknownQuantityPolicy(policyId, version) ?? refuseClosedFrom('A regra', from, state);
  if (refused) return refused;
  return isAdopted(state.adoptions, adoption)
    ? accept()
    : accept({ type: 'QuantityPolicyAdopted', data: { managerId, ...adoption } });
}
