import { describe, it } from '@jest/globals';
import { idFrom, type Instant, type LocalDate } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { account, type Account, type AccountEvent } from '../../domain/account.js';
import { disabled, machine, opened, scheduler } from '../../testing/invented.js';
import { issueApiToken } from './issue-api-token.decision.js';

describe('issuing an API token', () => {
  const { accountId } = machine;
  const tokenId = idFrom('token');
  const issuing = (expiresOn: string) => (state: Account) =>
    issueApiToken(
      { tokenId, name: 'Regulação', expiresOn: expiresOn as LocalDate, now: '2026-10-05T15:00:00.000Z' as Instant },
      state,
    );
  const issued = (id = tokenId, expiresAt = '2026-12-01T03:00:00.000Z'): AccountEvent => ({
    type: 'ApiTokenIssued',
    data: { accountId, tokenId: id, name: 'Regulação', expiresAt: expiresAt as Instant },
  });

  it('lets it work to the end of its last day in Minas Gerais', () =>
    given(account, opened(machine)).when(issuing('2026-11-30')).then(issued()));

  it('takes at most a year, and no day that is over', () => {
    given(account, opened(machine)).when(issuing('2027-10-05')).then(issued(tokenId, '2027-10-06T03:00:00.000Z'));
    given(account, opened(machine)).when(issuing('2027-10-06')).thenRefused('token-not-issuable', /365/);
    given(account, opened(machine))
      .when(issuing('2026-10-04'))
      .thenRefused('token-not-issuable', /vencido/);
  });

  it('is for machines in use, with few tokens', () => {
    const many = Array.from({ length: 20 }, (_, n) => issued(idFrom('token', n)));
    given(account, opened(machine), ...many)
      .when(issuing('2026-11-30'))
      .thenRefused('token-not-issuable', /20 tokens/);
    given(account, opened(scheduler), disabled(scheduler))
      .when(issuing('2026-11-30'))
      .thenRefused('token-not-issuable', /só de máquina/, /desativada/);
    given(account)
      .when(issuing('2026-11-30'))
      .thenRefused('account-unknown', /Não há conta/);
  });
});
