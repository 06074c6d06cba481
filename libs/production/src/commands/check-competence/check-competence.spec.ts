import { describe, it } from '@jest/globals';
import { Competence, idFrom, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { production, type MonthFound, type ProductionEvent } from '../../domain/production.js';
import { presenter } from '../../domain/testing/presenter.js';
import { checkCompetence } from './check-competence.decision.js';

const managerId = idFrom('manager');
const competence = the(Competence, '202610');
const found: MonthFound = { lines: 2, units: 8, critiques: { 'no-document': 1 }, digest: '1f' };
const checked = (what: MonthFound): ProductionEvent => ({
  type: 'CompetenceChecked',
  data: { managerId, competence, found: what },
});
const checking = (what: MonthFound) => (state: ReturnType<typeof production.evolve>) =>
  checkCompetence({ managerId, competence, found: what }, state);

describe('checking a month', () => {
  it('says what was found, and says it anew at each check', () => {
    given(production).when(checking(found)).then(checked(found));
    const more = { ...found, lines: 3, digest: '2f' };
    given(production, checked(found)).when(checking(more)).then(checked(more));
  });

  it('is over once the month is closed', () =>
    given(production, { type: 'CompetenceClosed', data: { managerId, competence, presenter } })
      .when(checking(found))
      .thenRefused('competence-already-closed', /já está fechada/));
});
