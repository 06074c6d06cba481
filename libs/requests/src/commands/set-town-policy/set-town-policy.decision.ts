import { accept, refuse, type Decision, type IbgeCode, type LocalDate } from '#embarque/kernel';
import { type TownPolicies, type TownPolicy, type TownPolicyEvent } from '../../domain/town-policy.js';

export function setTownPolicy(
  { today, ...policy }: { municipality: IbgeCode; today: LocalDate } & Omit<TownPolicy, 'version'>,
  state: TownPolicies,
): Decision<TownPolicyEvent> {
  return policy.validFrom < today
    ? refuse('town-policy-retroactive', 'Os prazos valem de hoje em diante: o que já passou fica como foi.')
    : accept({ type: 'TownPolicySet', data: { ...policy, version: state.length + 1 } });
}
