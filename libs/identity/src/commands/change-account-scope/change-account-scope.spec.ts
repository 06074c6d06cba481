import { describe, it } from '@jest/globals';
import { given } from '../../../../../test/support/given.js';
import { account, type Account } from '../../domain/account.js';
import { type AccountRole } from '../../domain/roles.js';
import { machine, nowhere, opened, scheduler } from '../../testing/invented.js';
import { changeAccountScope } from './change-account-scope.decision.js';

describe('changing what an account may do', () => {
  const changing =
    (role: AccountRole, actor = 'admin', missing: string[] = []) =>
    (state: Account) =>
      changeAccountScope({ role, scope: nowhere, actor, missing }, state);

  it('replaces role and scope as a whole', () =>
    given(account, opened(scheduler))
      .when(changing('auditor'))
      .then({
        type: 'AccountScopeChanged',
        data: { accountId: scheduler.accountId, role: 'auditor', scope: 'everything' },
      }));

  it('refuses what does not fit, what does not exist, and one’s own account, at once', () =>
    given(account, opened(scheduler))
      .when(changing('crew', scheduler.accountId, ['Não há gestor.']))
      .thenRefused('scope-not-changeable', /precisa de o tripulante/, /Não há gestor/, /próprio perfil/));

  it('makes no administrator of a machine', () =>
    given(account, opened(machine))
      .when(changing('administrator'))
      .thenRefused('scope-not-changeable', /máquina/));

  it('needs an account', () =>
    given(account)
      .when(changing('auditor'))
      .thenRefused('account-unknown', /Não há conta/));
});
