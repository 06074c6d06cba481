import { describe, it } from '@jest/globals';
import { Competence, idFrom, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { production, type Production, type ProductionEvent } from '../../domain/production.js';
import { QUANTITY_POLICIES } from '../../domain/quantity-policy.js';
import { presenter } from '../../domain/testing/presenter.js';
import { adoptQuantityPolicy } from './adopt-quantity-policy.decision.js';

describe('adopting a quantity policy', () => {
  const managerId = idFrom('manager');
  const [lowest, rounded] = QUANTITY_POLICIES.map(({ id }) => id) as [string, string];
  const month = (text: string) => the(Competence, text);
  const adopting =
    (policyId: string, from: string, version = 1) =>
    (state: Production) =>
      adoptQuantityPolicy({ managerId, policyId, version, from: month(from) }, state);
  const adopted = (policyId: string, from: string): ProductionEvent => ({
    type: 'QuantityPolicyAdopted',
    data: { managerId, policyId, version: 1, from: month(from) },
  });
  const closed = (competence: string): ProductionEvent => ({
    type: 'CompetenceClosed',
    data: { managerId, competence: month(competence), presenter },
  });

  it('takes any of them, from any open month', () => {
    for (const { id } of QUANTITY_POLICIES) given(production).when(adopting(id, '202610')).then(adopted(id, '202610'));
    given(production, adopted(lowest, '202610'), closed('202610'))
      .when(adopting(rounded, '202611'))
      .then(adopted(rounded, '202611'));
  });

  it('changes nothing when it is in force from that very month', () => {
    given(production, adopted(lowest, '202610')).when(adopting(lowest, '202610')).then();
    given(production, adopted(lowest, '202610')).when(adopting(lowest, '202609')).then(adopted(lowest, '202609'));
  });

  it('may come back', () =>
    given(production, adopted(lowest, '202610'), adopted(rounded, '202610'))
      .when(adopting(lowest, '202610'))
      .then(adopted(lowest, '202610')));

  it('never reaches a closed month, and says which ones', () =>
    given(production, adopted(lowest, '202609'), closed('202611'), closed('202610'))
      .when(adopting(rounded, '202610'))
      .thenRefused('competence-already-closed', /a partir de 202610.*202610, 202611/));

  it('knows its versions', () => {
    given(production)
      .when(adopting(lowest, '202610', 2))
      .thenRefused('quantity-policy-unknown', /versão 2/);
    given(production)
      .when(adopting('nenhuma', '202610'))
      .thenRefused('quantity-policy-unknown', /nenhuma/);
  });
});
