import { describe, it } from '@jest/globals';
import { given } from '../../../../../test/support/given.js';
import { account, type Account } from '../../domain/account.js';
import { machine, opened, scheduler } from '../../testing/invented.js';
import { resetPassword } from './reset-password.decision.js';

describe('resetting a password', () => {
  const resetting =
    (removeSecondFactor = false, actor = 'admin') =>
    (state: Account) =>
      resetPassword({ removeSecondFactor, actor }, state);

  it.each([true, false])('says whether the second factor went too: %p', (secondFactorRemoved) =>
    given(account, opened(scheduler))
      .when(resetting(secondFactorRemoved))
      .then({ type: 'PasswordReset', data: { accountId: scheduler.accountId, secondFactorRemoved } }),
  );

  it('is for other people’s accounts', () => {
    given(account, opened(scheduler)).when(resetting(false, scheduler.accountId)).thenRefused('own-account', /atual/);
    given(account, opened(machine)).when(resetting()).thenRefused('machine-account', /token/);
    given(account)
      .when(resetting())
      .thenRefused('account-unknown', /Não há conta/);
  });
});
