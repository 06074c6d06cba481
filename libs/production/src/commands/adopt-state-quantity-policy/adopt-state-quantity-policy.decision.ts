import { accept, competenceOf, localDateOf, refuse, type Decision, type Instant } from '#embarque/kernel';
import { isAdopted, type Adoption } from '../../domain/choices.js';
import { type Production, type ProductionEvent } from '../../domain/production.js';
import { unknownQuantityPolicy } from '../../domain/quantity-policy.js';

/** Only for months to come: no manager's month that has begun is counted anew by what the state decides. */
export function adoptStateQuantityPolicy(
  { policyId, version, from }: Adoption,
  now: Instant,
  { adoptions }: Production,
): Decision<ProductionEvent> {
  const unknown = unknownQuantityPolicy(policyId, version);
  if (unknown) return unknown;
  if (from <= competenceOf(localDateOf(now)))
    return refuse(
      'competence-began',
      `A competência ${from} já começou: a regra do estado vale de uma futura em diante.`,
    );
  return isAdopted(adoptions, { policyId, version, from })
    ? accept()
    : accept({ type: 'StateQuantityPolicyAdopted', data: { policyId, version, from } });
}
