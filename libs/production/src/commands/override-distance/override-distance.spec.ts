import { describe, it } from '@jest/globals';
import { Competence, IbgeCode, idFrom, kilometres, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { production, type Production, type ProductionEvent } from '../../domain/production.js';
import { presenter } from '../../domain/testing/presenter.js';
import { overrideDistance } from './override-distance.decision.js';

describe('a distance that counts instead of the table’s', () => {
  const managerId = idFrom('manager');
  const override = { destination: the(IbgeCode, '310620'), metres: kilometres(140), reason: 'Desvio' };
  const overriding = (from: string) => (state: Production) =>
    overrideDistance({ managerId, ...override, from: the(Competence, from) }, state);
  const closed: ProductionEvent = {
    type: 'CompetenceClosed',
    data: { managerId, competence: the(Competence, '202610'), presenter },
  };

  it('holds from an open month on', () =>
    given(production, closed)
      .when(overriding('202611'))
      .then({ type: 'DistanceOverridden', data: { managerId, ...override, from: the(Competence, '202611') } }));

  it('never reaches a closed one', () =>
    given(production, closed)
      .when(overriding('202609'))
      .thenRefused('competence-already-closed', /a partir de 202609.*202610/));
});
