import { accept, refuse, refuseUnknown, type Competence, type Decision, type Uuid } from '#embarque/kernel';
import { adoptionFor } from '../../domain/choices.js';
import { type Production, type ProductionEvent } from '../../domain/production.js';
import { quantityPolicy } from '../../domain/quantity-policy.js';

export function adoptQuantityPolicy(
  { managerId, policyId, version, from }: { managerId: Uuid; policyId: string; version: number; from: Competence },
  state: Production,
): Decision<ProductionEvent> {
  if (!quantityPolicy(policyId, version)) {
    return refuseUnknown('quantity-policy-unknown', `Não há versão ${version} da regra de quantidade ${policyId}.`);
  }
  // What was sent is never computed anew.
  const closed = [...state.closed.keys()].filter((month) => month >= from).sort();
  if (closed.length) {
    return refuse(
      'competence-already-closed',
      `A regra não pode valer a partir de ${from}: já estão fechadas as competências ${closed.join(', ')}.`,
    );
  }
  const present = adoptionFor(state.adoptions, from);
  return present?.policyId === policyId && present.version === version && present.from === from
    ? accept()
    : accept({ type: 'QuantityPolicyAdopted', data: { managerId, policyId, version, from } });
}
