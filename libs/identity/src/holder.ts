import { openFields, sealField, type Key, type Keys, type SealedFields } from '#embarque/privacy';
import { accountSubject } from './domain/account.js';

/** Whose account it is; sealed in its events. */
export interface Holder {
  readonly login: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly cpf?: string | undefined;
}

/** Apart from the marks of patients, so that nobody learns from equal marks who is both. */
export const loginMark = (keys: Keys, login: string): string => keys.mark('account-login', login);
export const cpfMark = (keys: Keys, cpf: string): string => keys.mark('account-cpf', cpf);

export const marksOf = (keys: Keys, { login, cpf }: Holder) => ({
  loginMark: loginMark(keys, login),
  ...(cpf && { cpfMark: cpfMark(keys, cpf) }),
});

/** @throws Error when the key is not the account's */
export const openHolder = (key: Key, accountId: string, sealed: SealedFields): Holder =>
  openFields(key, accountSubject(accountId), sealed) as unknown as Holder;

export const sealReason = async (keys: Keys, accountId: string, reason: string): Promise<string> => {
  const subject = accountSubject(accountId);
  return sealField(await keys.keyOf(subject), subject, 'reason', reason);
};
