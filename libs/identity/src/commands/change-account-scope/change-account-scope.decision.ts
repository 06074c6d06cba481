import { accept, reasonsOf, refuse, type Decision } from '#embarque/kernel';
import { unknownAccount, type Account, type AccountEvent } from '../../domain/account.js';
import { misfits, scopeOf, type AccountRole, type ScopeParts } from '../../domain/roles.js';

/** Nobody changes their own account, so that the last administrator cannot lock everybody out. */
export function changeAccountScope(
  { role, scope, actor, missing }: { role: AccountRole; scope: ScopeParts; actor: string; missing: readonly string[] },
  state: Account,
): Decision<AccountEvent> {
  if (state.status === 'unopened') return unknownAccount;
  const reasons = [
    ...misfits(role, scope),
    ...missing,
    ...reasonsOf(
      [state.accountId === actor, 'Ninguém muda o próprio perfil.'],
      [state.kind === 'machine' && role === 'administrator', 'Uma máquina não pode administrar contas.'],
    ),
  ];
  return reasons.length
    ? refuse('scope-not-changeable', ...reasons)
    : accept({
        type: 'AccountScopeChanged',
        data: { accountId: state.accountId, role, scope: scopeOf(scope) },
      });
}
