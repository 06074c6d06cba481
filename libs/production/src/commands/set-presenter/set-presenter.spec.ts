import { describe, it } from '@jest/globals';
import { Cbo, idFrom, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { production, type Production } from '../../domain/production.js';
import { presenter } from '../../domain/testing/presenter.js';
import { setPresenter } from './set-presenter.decision.js';

describe('setting the presenter', () => {
  const managerId = idFrom('manager');
  const setting = (occupation: string) => (state: Production) =>
    setPresenter({ managerId, presenter: { ...presenter, occupation: the(Cbo, occupation) } }, state);

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

  it('refuses a driver for both', () =>
    given(production)
      .when(setting('782310'))
      .thenRefused('presenter-not-accepted', /0803010125/, /0803010109/));
});
