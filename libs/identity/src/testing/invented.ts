import { idFrom, type IbgeCode } from '#embarque/kernel';
import { type AccountData, type AccountEvent } from '../domain/account.js';
import { type ScopeParts } from '../domain/roles.js';

/** A scope of nowhere, for roles that need none. */
export const nowhere: ScopeParts = { municipalities: [], managers: [], regions: [] };
export const oliveira: ScopeParts = { ...nowhere, municipalities: ['314560' as IbgeCode] };

export const scheduler: AccountData = {
  accountId: idFrom('account', 'scheduler'),
  kind: 'person',
  role: 'municipal-scheduler',
  scope: oliveira,
  sealed: { login: 'sealed', name: 'sealed' },
  loginMark: 'login',
  cpfMark: 'cpf',
};
export const machine: AccountData = {
  ...scheduler,
  ...{ accountId: idFrom('account', 'machine'), kind: 'machine', loginMark: 'other', cpfMark: undefined },
};

export const opened = (data: AccountData): AccountEvent => ({ type: 'AccountOpened', data });
export const disabled = ({ accountId }: AccountData): AccountEvent => ({
  type: 'AccountDisabled',
  data: { accountId, reason: 'sealed' },
});
