import { describe, it } from '@jest/globals';
import { given } from '../../../../../test/support/given.js';
import { account, type Account } from '../../domain/account.js';
import { disabled, opened, scheduler } from '../../testing/invented.js';
import { enableAccount } from './enable-account.decision.js';

describe('enabling an account', () => {
  const enabling = (state: Account) => enableAccount({ reason: 'sealed' }, state);

  it('says why', () =>
    given(account, opened(scheduler), disabled(scheduler))
      .when(enabling)
      .then({ type: 'AccountEnabled', data: { accountId: scheduler.accountId, reason: 'sealed' } }));

  it('needs a disabled one', () => {
    given(account, opened(scheduler))
      .when(enabling)
      .thenRefused('account-not-disabled', /não está desativada/);
    given(account)
      .when(enabling)
      .thenRefused('account-unknown', /Não há conta/);
  });
});
