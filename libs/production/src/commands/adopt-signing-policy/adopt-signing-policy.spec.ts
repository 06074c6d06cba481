import { describe, it } from '@jest/globals';
import { Competence, idFrom, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { production, type Production, type ProductionEvent } from '../../domain/production.js';
import { SIGNING_POLICIES } from '../../domain/signing-policy.js';
import { presenter } from '../../domain/testing/presenter.js';
import { adoptSigningPolicy } from './adopt-signing-policy.decision.js';

describe('adopting a signing policy', () => {
  const managerId = idFrom('manager');
  const month = (text: string) => the(Competence, text);
  const [first, second] = SIGNING_POLICIES.map(({ id }) => id) as [string, string];
  const adopting =
    (policyId: string, from: string, version = 1) =>
    (state: Production) =>
      adoptSigningPolicy({ managerId, policyId, version, from: month(from) }, state);
  const adopted = (policyId: string, from: string): ProductionEvent => ({
    type: 'SigningPolicyAdopted',
    data: { managerId, policyId, version: 1, from: month(from) },
  });
  const closed: ProductionEvent = {
    type: 'CompetenceClosed',
    data: { managerId, competence: month('202610'), presenter },
  };

  it('takes any of them, and changes nothing when it is in force from that very month', () => {
    for (const { id } of SIGNING_POLICIES) given(production).when(adopting(id, '202610')).then(adopted(id, '202610'));
    given(production, adopted(first, '202610')).when(adopting(first, '202610')).then();
    given(production, adopted(first, '202610')).when(adopting(second, '202610')).then(adopted(second, '202610'));
  });

  it('never reaches a closed month, and knows its versions', () => {
    given(production, closed)
      .when(adopting(first, '202610'))
      .thenRefused('competence-already-closed', /202610/);
    given(production, closed).when(adopting(first, '202611')).then(adopted(first, '202611'));
    given(production)
      .when(adopting(first, '202610', 2))
      .thenRefused('signing-policy-unknown', /versão 2/);
  });
});
