import {
  accept,
  addDays,
  instantOf,
  localDateOf,
  reasonsOf,
  refuse,
  type Decision,
  type Instant,
  type LocalDate,
  type LocalTime,
  type Uuid,
} from '#embarque/kernel';
import { unknownAccount, type Account, type AccountEvent } from '../../domain/account.js';

const LONGEST_DAYS = 365;
const MOST = 20;

export function issueApiToken(
  { tokenId, name, expiresOn, now }: { tokenId: Uuid; name: string; expiresOn: LocalDate; now: Instant },
  state: Account,
): Decision<AccountEvent> {
  if (state.status === 'unopened') return unknownAccount;
  const today = localDateOf(now);
  const reasons = reasonsOf(
    [state.kind === 'person', 'Token é só de máquina: abra para ela uma conta própria.'],
    [state.status === 'disabled', 'A conta está desativada.'],
    [expiresOn < today, 'O token já nasceria vencido.'],
    [expiresOn > addDays(today, LONGEST_DAYS), `Um token vale no máximo ${LONGEST_DAYS} dias.`],
    [state.tokens.length >= MOST, `A conta já tem ${MOST} tokens: revogue os que não se usam.`],
  );
  const expiresAt = instantOf(addDays(expiresOn, 1), '00:00' as LocalTime);
  return reasons.length
    ? refuse('token-not-issuable', ...reasons)
    : accept({ type: 'ApiTokenIssued', data: { accountId: state.accountId, tokenId, name, expiresAt } });
}
