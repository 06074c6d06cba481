import { describe, it } from '@jest/globals';
import { Competence, Instant, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { production, type Production, type ProductionEvent } from '../../domain/production.js';
import { QUANTITY_POLICIES } from '../../domain/quantity-policy.js';
import { adoptStateQuantityPolicy } from './adopt-state-quantity-policy.decision.js';

describe('the state’s quantity policy', () => {
  const policyId = QUANTITY_POLICIES[0]!.id;
  const now = the(Instant, '2026-11-05T12:00:00.000Z');
  const from = (month: string) => ({ policyId, version: 1, from: the(Competence, month) });
  const adopting =
    (month: string, change: object = {}) =>
    (state: Production) =>
      adoptStateQuantityPolicy({ ...from(month), ...change }, now, state);
  const adopted = (month: string): ProductionEvent => ({ type: 'StateQuantityPolicyAdopted', data: from(month) });

  it('holds from a month to come on, and is adopted once', () => {
    given(production).when(adopting('202612')).then(adopted('202612'));
    given(production, adopted('202612')).when(adopting('202612')).then();
  });

  it('never reaches a month that has begun', () => {
    for (const month of ['202611', '202610'])
      given(production)
        .when(adopting(month))
        .thenRefused('competence-began', /já começou/);
  });

  it('knows its versions', () =>
    given(production)
      .when(adopting('202612', { version: 9 }))
      .thenRefused('quantity-policy-unknown', /versão 9/));
});
