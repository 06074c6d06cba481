import { describe, it } from '@jest/globals';
import { given } from '../../../../../test/support/given.js';
import { account, type Account } from '../../domain/account.js';
import { disabled, opened, scheduler } from '../../testing/invented.js';
import { disableAccount } from './disable-account.decision.js';

describe('disabling an account', () => {
  const disabling =
    (actor = 'admin') =>
    (state: Account) =>
      disableAccount({ reason: 'sealed', actor }, state);

  it('says why', () => given(account, opened(scheduler)).when(disabling()).then(disabled(scheduler)));

  it('is not done to oneself, so that the last administrator stays', () =>
    given(account, opened(scheduler))
      .when(disabling(scheduler.accountId))
      .thenRefused('own-account', /própria conta/));

  it('happens once', () =>
    given(account, opened(scheduler), disabled(scheduler))
      .when(disabling())
      .thenRefused('account-already-disabled', /já está desativada/));

  it('needs an account', () =>
    given(account)
      .when(disabling())
      .thenRefused('account-unknown', /Não há conta/));
});
