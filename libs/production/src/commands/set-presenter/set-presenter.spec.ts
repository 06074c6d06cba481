import { describe, it } from '@jest/globals';
import { Cbo, idFrom, ROAD_PROCEDURES, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { production, type Production } from '../../domain/production.js';
import { presenter } from '../../domain/testing/presenter.js';
import { setPresenter } from './set-presenter.decision.js';

describe('setting the presenter', () => {
  const managerId = idFrom('manager');
  const setting = (occupation: string) => (state: Production) =>
    setPresenter(
      { managerId, presenter: { ...presenter, occupation: the(Cbo, occupation) }, rules: ROAD_PROCEDURES },
      state,
    );

  it('takes a doctor whose occupation signs for patients and companions alike', () =>
    given(production).when(setting('225125')).then({ type: 'PresenterSet', data: { managerId, presenter } }));

  it('refuses an occupation that signs for one of the two only, and names the other', () => {
    given(production)
      .when(setting('225135'))
      .thenRefused('presenter-not-accepted', /225135.*0803010109/);
    given(production)
      .when(setting('225180'))
      .thenRefused('presenter-not-accepted', /225180.*0803010125/);
  });

  it('takes anybody for a procedure that relates no occupation, and asks nothing of one that is not presented', () => {
    const anybody = { ...presenter, occupation: the(Cbo, '782310') };
    const open = { ...ROAD_PROCEDURES[0]!, occupations: [] };
    given(production)
      .when((state) => setPresenter({ managerId, presenter: anybody, rules: [open] }, state))
      .then({ type: 'PresenterSet', data: { managerId, presenter: anybody } });
  });

  it('refuses a driver for both', () =>
    given(production)
      .when(setting('782310'))
      .thenRefused('presenter-not-accepted', /0803010125/, /0803010109/));
});
