import { accept, reasonsOf, refuse, type Decision } from '#embarque/kernel';
import { type Account, type AccountData, type AccountEvent } from '../../domain/account.js';
import { misfits, scopeOf, type ScopeParts } from '../../domain/roles.js';

export function openAccount(
  data: Omit<AccountData, 'scope'>,
  scope: ScopeParts,
  /** What the scope names and does not exist, in sentences. */
  missing: readonly string[],
  state: Account,
): Decision<AccountEvent> {
  if (state.status !== 'unopened') return refuse('account-already-open', 'Esta conta já foi aberta.');
  const reasons = [
    ...misfits(data.role, scope),
    ...missing,
    ...reasonsOf(
      [data.kind === 'machine' && data.role === 'administrator', 'Uma máquina não pode administrar contas.'],
      [data.kind === 'machine' && !!data.cpfMark, 'Uma máquina não tem CPF.'],
    ),
  ];
  return reasons.length
    ? refuse('account-not-openable', ...reasons)
    : accept({ type: 'AccountOpened', data: { ...data, scope: scopeOf(scope) } });
}
