import { accept, refuse, type Decision } from '#embarque/kernel';
import { unknownAccount, type Account, type AccountEvent } from '../../domain/account.js';

export function enableAccount({ reason }: { reason: string }, state: Account): Decision<AccountEvent> {
  if (state.status === 'unopened') return unknownAccount;
  return state.status === 'open'
    ? refuse('account-not-disabled', 'Esta conta não está desativada.')
    : accept({ type: 'AccountEnabled', data: { accountId: state.accountId, reason } });
}
