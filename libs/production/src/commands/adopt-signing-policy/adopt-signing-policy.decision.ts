import { accept, refuseUnknown, type Competence, type Decision, type Uuid } from '#embarque/kernel';
import { isAdopted } from '../../domain/choices.js';
import { refuseClosedFrom } from '../../domain/closed-months.js';
import { type Production, type ProductionEvent } from '../../domain/production.js';
import { signingPolicy } from '../../domain/signing-policy.js';

export function adoptSigningPolicy(
  { managerId, policyId, version, from }: { managerId: Uuid; policyId: string; version: number; from: Competence },
  { signingAdoptions, closed }: Production,
): Decision<ProductionEvent> {
  if (!signingPolicy(policyId, version)) {
    return refuseUnknown('signing-policy-unknown', `Não há versão ${version} da regra de assinatura ${policyId}.`);
  }
  const refused = refuseClosedFrom('A regra', from, { closed });
  if (refused) return refused;
  return isAdopted(signingAdoptions, { policyId, version, from })
    ? accept()
    : accept({ type: 'SigningPolicyAdopted', data: { managerId, policyId, version, from } });
}
