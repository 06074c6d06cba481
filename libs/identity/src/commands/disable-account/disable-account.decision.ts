import { accept, refuse, type Decision } from '#embarque/kernel';
import { unknownAccount, type Account, type AccountEvent } from '../../domain/account.js';

export function disableAccount(
  { reason, actor }: { reason: string; actor: string },
  state: Account,
): Decision<AccountEvent> {
  if (state.status === 'unopened') return unknownAccount;
  if (state.accountId === actor) return refuse('own-account', 'Ninguém desativa a própria conta.');
  return state.status === 'disabled'
    ? refuse('account-already-disabled', 'Esta conta já está desativada.')
    : accept({ type: 'AccountDisabled', data: { accountId: state.accountId, reason } });
}
