import { type RecordedEvent } from '#embarque/event-store';
import { type Projection, type Row } from '#embarque/read-model';
import { type AccountEvent } from '../../domain/account.js';

const TYPES = [
  'AccountOpened',
  'AccountScopeChanged',
  'AccountDisabled',
  'AccountEnabled',
  'PasswordReset',
  'TotpEnrolled',
  'TotpRemoved',
] as const;

type SeenEvent = RecordedEvent & Extract<AccountEvent, { type: (typeof TYPES)[number] }>;

/** The list of accounts; who holds them stays sealed. Secrets are in the schema `identity`, which no projection writes. */
export const accountsProjection: Projection = {
  name: 'accounts',
  version: 1,
  types: TYPES,
  async apply(events, rows) {
    const opened: Row[] = [];
    const scopes: Row[] = [];
    const statuses: Row[] = [];
    const factors: Row[] = [];
    for (const { type, data } of events as SeenEvent[]) {
      const account_id = data.accountId;
      switch (type) {
        case 'AccountOpened': {
          const { kind, role, scope, sealed } = data;
          opened.push({ account_id, kind, role, scope, sealed, status: 'open', second_factor: false });
          break;
        }
        case 'AccountScopeChanged':
          scopes.push({ account_id, role: data.role, scope: data.scope });
          break;
        case 'AccountDisabled':
        case 'AccountEnabled':
          statuses.push({ account_id, status: type === 'AccountEnabled' ? 'open' : 'disabled' });
          break;
        case 'PasswordReset':
          if (data.secondFactorRemoved) factors.push({ account_id, second_factor: false });
          break;
        case 'TotpEnrolled':
        case 'TotpRemoved':
          factors.push({ account_id, second_factor: type === 'TotpEnrolled' });
      }
    }
    await rows.upsert('account', ['account_id'], opened);
    await rows.update('account', ['account_id'], scopes);
    await rows.update('account', ['account_id'], statuses);
    await rows.update('account', ['account_id'], factors);
  },
};
