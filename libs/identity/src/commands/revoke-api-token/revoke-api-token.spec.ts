import { describe, it } from '@jest/globals';
import { idFrom, type Instant } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { account, type Account, type AccountEvent } from '../../domain/account.js';
import { machine, opened } from '../../testing/invented.js';
import { revokeApiToken } from './revoke-api-token.decision.js';

describe('revoking an API token', () => {
  const { accountId } = machine;
  const tokenId = idFrom('token');
  const issued: AccountEvent = {
    type: 'ApiTokenIssued',
    data: { accountId, tokenId, name: 'Regulação', expiresAt: '2026-12-01T03:00:00.000Z' as Instant },
  };
  const revoked: AccountEvent = { type: 'ApiTokenRevoked', data: { accountId, tokenId } };
  const revoking = (state: Account) => revokeApiToken({ tokenId }, state);

  it('names it', () => given(account, opened(machine), issued).when(revoking).then(revoked));

  it('needs one that stands', () => {
    given(account, opened(machine), issued, revoked)
      .when(revoking)
      .thenRefused('token-unknown', /não tem token/);
    given(account)
      .when(revoking)
      .thenRefused('account-unknown', /Não há conta/);
  });
});
