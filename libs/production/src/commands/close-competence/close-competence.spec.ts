import { describe, it } from '@jest/globals';
import { Competence, idFrom, Instant, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { type Adoption } from '../../domain/choices.js';
import { production, type MonthFound, type Production, type ProductionEvent } from '../../domain/production.js';
import { QUANTITY_POLICIES } from '../../domain/quantity-policy.js';
import { presenter } from '../../domain/testing/presenter.js';
import { closeCompetence } from './close-competence.decision.js';

describe('closing a competence', () => {
  const managerId = idFrom('manager');
  const competence = the(Competence, '202610');
  /** The first minute of November in Minas Gerais. */
  const OVER = '2026-11-01T03:00:00.000Z';
  const found: MonthFound = { lines: 2, units: 8, critiques: {}, digest: '1f' };
  const closing =
    (now = OVER, ofState?: readonly Adoption[]) =>
    (state: Production) =>
      closeCompetence({ managerId, competence, found, ofState: ofState ?? [], now: the(Instant, now) }, state);
  const checked = (what = found): ProductionEvent => ({
    type: 'CompetenceChecked',
    data: { managerId, competence, found: what },
  });
  const presenterSet: ProductionEvent = { type: 'PresenterSet', data: { managerId, presenter } };
  const adopted = (from = '202610'): ProductionEvent => ({
    type: 'QuantityPolicyAdopted',
    data: { managerId, policyId: QUANTITY_POLICIES[0]!.id, version: 1, from: the(Competence, from) },
  });
  const closed: ProductionEvent = { type: 'CompetenceClosed', data: { managerId, competence, presenter } };

  it('keeps who presents it', () => {
    given(production, adopted(), presenterSet, checked()).when(closing()).then(closed);
    given(production, presenterSet, checked(), adopted('202601')).when(closing()).then(closed);
  });

  it('says at once that the month is not over, that no policy is chosen, and that nobody presents it', () => {
    given(production)
      .when(closing('2026-11-01T02:59:59.999Z'))
      .thenRefused(
        'competence-cannot-close',
        /ainda não terminou/,
        /regra de quantidade/,
        /Faltam o estabelecimento/,
        /Falta a consistência/,
      );
    given(production, presenterSet, checked(), adopted('202611'))
      .when(closing())
      .thenRefused('competence-cannot-close', /regra de quantidade desta competência/);
  });

  it('is of the month that was checked, and of no other', () => {
    given(production, adopted(), presenterSet)
      .when(closing())
      .thenRefused('competence-cannot-close', /Falta a consistência/);
    given(production, adopted(), presenterSet, checked({ ...found, lines: 1, units: 4, digest: '1e' }))
      .when(closing())
      .thenRefused('competence-cannot-close', /linhas: de 1 para 2; unidades: de 4 para 8/);
  });

  it('goes by the state’s policy where the manager has chosen none', () =>
    given(production, presenterSet, checked())
      .when(closing(OVER, [{ policyId: QUANTITY_POLICIES[0]!.id, version: 1, from: the(Competence, '202609') }]))
      .then(closed));

  it('happens once', () =>
    given(production, adopted(), presenterSet, closed)
      .when(closing())
      .thenRefused('competence-already-closed', /202610/));
});
