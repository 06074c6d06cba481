import { accept, refuse, type Decision } from '#embarque/kernel';
import { unknownAccount, type Account, type AccountEvent } from '../../domain/account.js';

export function resetPassword(
  { removeSecondFactor, actor }: { removeSecondFactor: boolean; actor: string },
  state: Account,
): Decision<AccountEvent> {
  if (state.status === 'unopened') return unknownAccount;
  if (state.kind === 'machine') return refuse('machine-account', 'Uma máquina entra com token, não com senha.');
  if (state.accountId === actor) return refuse('own-account', 'Troque a própria senha informando a atual.');
  return accept({
    type: 'PasswordReset',
    data: { accountId: state.accountId, secondFactorRemoved: removeSecondFactor },
  });
}
