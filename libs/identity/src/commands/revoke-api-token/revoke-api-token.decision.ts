import { accept, refuseUnknown, type Decision, type Uuid } from '#embarque/kernel';
import { unknownAccount, type Account, type AccountEvent } from '../../domain/account.js';

export function revokeApiToken({ tokenId }: { tokenId: Uuid }, state: Account): Decision<AccountEvent> {
  if (state.status === 'unopened') return unknownAccount;
  return state.tokens.includes(tokenId)
    ? accept({ type: 'ApiTokenRevoked', data: { accountId: state.accountId, tokenId } })
    : refuseUnknown('token-unknown', 'A conta não tem token em vigor com este identificador.');
}
