import { accept, type Decision, type Uuid } from '#embarque/kernel';
import { adoptionFor, type Adoption } from '../../domain/choices.js';
import { refuseClosedFrom } from '../../domain/closed-months.js';
import { type Production, type ProductionEvent } from '../../domain/production.js';
import { unknownQuantityPolicy } from '../../domain/quantity-policy.js';

export function adoptQuantityPolicy(
  { managerId, ...adoption }: { managerId: Uuid } & Adoption,
  state: Production,
): Decision<ProductionEvent> {
  const { policyId, version, from, destination } = adoption;
  const refused = unknownQuantityPolicy(policyId, version) ?? refuseClosedFrom('A regra', from, state);
  if (refused) return refused;
  const present = adoptionFor(
    state.adoptions.filter((one) => one.destination === destination),
    from,
  );
  return present?.policyId === policyId && present.version === version && present.from === from
    ? accept()
    : accept({ type: 'QuantityPolicyAdopted', data: { managerId, ...adoption } });
}
