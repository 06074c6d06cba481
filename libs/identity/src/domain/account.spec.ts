import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, idFrom, type Instant } from '#embarque/kernel';
import { disabled, machine, opened, scheduler } from '../testing/invented.js';
import { account, carries, Login, type AccountEvent } from './account.js';

const { accountId } = scheduler;
const about = { accountId };
const tokenId = idFrom('token');
const EVENTS: AccountEvent[] = [
  opened(scheduler),
  opened(machine),
  { type: 'AccountScopeChanged', data: { accountId, role: 'auditor', scope: 'everything' } },
  disabled(scheduler),
  { type: 'AccountEnabled', data: { accountId, reason: 'sealed' } },
  { type: 'PasswordChanged', data: about },
  { type: 'PasswordReset', data: { accountId, secondFactorRemoved: true } },
  { type: 'PasswordReset', data: { accountId, secondFactorRemoved: false } },
  { type: 'TotpEnrolled', data: about },
  { type: 'TotpRemoved', data: about },
  { type: 'RecoveryCodesRenewed', data: about },
  { type: 'ApiTokenIssued', data: { accountId, tokenId, name: 'x', expiresAt: '2027-01-01T00:00:00.000Z' as Instant } },
  { type: 'ApiTokenRevoked', data: { accountId, tokenId } },
  { type: 'AccountClaimForfeited', data: { accountId, mark: 'login' } },
];
const after = (...events: AccountEvent[]) => fold(account, events);

describe('an account', () => {
  it('takes any history without failing, and is unopened until it is opened', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS)), (events) => {
        const wasOpened = events.some(({ type }) => type === 'AccountOpened');
        expect(after(...events).status !== 'unopened').toBe(wasOpened);
      }),
    ));

  it('has the role and the scope that it was given last', () =>
    expect(after(EVENTS[0]!, EVENTS[2]!)).toMatchObject({ role: 'auditor', scope: 'everything' }));

  it('loses its tokens for good when it is disabled', () =>
    expect(after(opened(machine), EVENTS[11]!, disabled(machine), EVENTS[4]!)).toMatchObject({
      status: 'open',
      tokens: [],
    }));

  it.each([
    [[8], true],
    [[8, 9], false],
    [[8, 6], false],
    [[8, 7], true],
    [[7], false],
  ])('knows whether it has a second factor: %#', (then, secondFactor) =>
    expect(after(EVENTS[0]!, ...then.map((index) => EVENTS[index]!))).toMatchObject({ secondFactor }),
  );

  it('carries its login and its CPF once it is open, and nothing else', () => {
    const state = after(opened(scheduler));
    expect(['login', 'cpf', 'other'].map((mark) => carries(state, mark))).toEqual([true, true, false]);
    expect(carries(account.initial, 'login')).toBe(false);
  });

  it.each([
    ['maria.exemplo', true],
    ['4you', true],
    ['Maria', false],
    ['ma', false],
    ['.maria', false],
    ['maria exemplo', false],
    ['josé', false],
    ['x'.repeat(41), false],
  ])('takes %p for a login: %p', (text, expected) => expect(Login.is(text)).toBe(expected));
});
