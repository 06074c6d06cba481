import { describe, it } from '@jest/globals';
import { given } from '../../../../../test/support/given.js';
import { account, type Account, type AccountData } from '../../domain/account.js';
import { type ScopeParts } from '../../domain/roles.js';
import { machine, nowhere, oliveira, opened, scheduler } from '../../testing/invented.js';
import { openAccount } from './open-account.decision.js';

describe('opening an account', () => {
  const opening =
    (data: AccountData = scheduler, scope: ScopeParts = oliveira, missing: string[] = []) =>
    (state: Account) => {
      const { scope: _, ...rest } = data;
      return openAccount(rest, scope, missing, state);
    };

  it('writes down the role and where it counts', () => given(account).when(opening()).then(opened(scheduler)));

  it('gives a role that needs no scope all of it', () =>
    given(account)
      .when(opening({ ...scheduler, role: 'state-central' }, nowhere))
      .then(opened({ ...scheduler, role: 'state-central', scope: 'everything' })));

  it('refuses a scope that does not fit the role or does not exist, and names every reason', () =>
    given(account)
      .when(opening({ ...scheduler, role: 'crew' }, oliveira, ['Não há município com o código IBGE 999999.']))
      .thenRefused('account-not-openable', /não tem municípios/, /precisa de o tripulante/, /999999/));

  it('lets no machine administer accounts, nor have a CPF', () =>
    given(account)
      .when(opening({ ...machine, role: 'administrator', cpfMark: 'cpf' }, nowhere))
      .thenRefused('account-not-openable', /administrar/, /CPF/));

  it('happens once', () =>
    given(account, opened(scheduler))
      .when(opening())
      .thenRefused('account-already-open', /já foi aberta/));
});
