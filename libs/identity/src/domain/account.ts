import { refuseUnknown, textValue, type Branded, type Evolution, type Instant, type Uuid } from '#embarque/kernel';
import { type AccountRole, type AccountScope } from './roles.js';

/** What somebody signs in with. */
export type Login = Branded<string, 'Login'>;
export const Login = textValue<Login>(
  'Login',
  'deve ter de 3 a 40 letras minúsculas sem acento, algarismos, pontos, hífens ou sublinhados, e começar com letra ou algarismo',
  'maria.exemplo',
  (text) => /^[a-z0-9][a-z0-9._-]{2,39}$/.test(text),
);

/** A machine has API tokens and no password; a person has a password and no tokens. */
export const ACCOUNT_KINDS = ['person', 'machine'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export interface AccountData {
  readonly accountId: Uuid;
  readonly kind: AccountKind;
  readonly role: AccountRole;
  readonly scope: AccountScope;
  /** Login, name, e-mail and CPF, each sealed under the account's own key. */
  readonly sealed: Readonly<Record<string, string>>;
  readonly loginMark: string;
  readonly cpfMark?: string | undefined;
}

interface About {
  readonly accountId: Uuid;
}
/** Sealed, for people write names into it. */
interface Because {
  readonly reason: string;
}

/** Everything that is administered, and that somebody changed their secrets; never a secret, nor its hash. */
export type AccountEvent =
  | { type: 'AccountOpened'; data: AccountData }
  | { type: 'AccountScopeChanged'; data: About & { readonly role: AccountRole; readonly scope: AccountScope } }
  | { type: 'AccountDisabled'; data: About & Because }
  | { type: 'AccountEnabled'; data: About & Because }
  | { type: 'PasswordChanged'; data: About }
  | { type: 'PasswordReset'; data: About & { readonly secondFactorRemoved: boolean } }
  | { type: 'TotpEnrolled'; data: About }
  | { type: 'TotpRemoved'; data: About }
  | { type: 'RecoveryCodesRenewed'; data: About }
  | {
      type: 'ApiTokenIssued';
      data: About & { readonly tokenId: Uuid; readonly name: string; readonly expiresAt: Instant };
    }
  | { type: 'ApiTokenRevoked'; data: About & { readonly tokenId: Uuid } }
  /** The account's unfinished opening lost its claim on a login or CPF to another one. */
  | { type: 'AccountClaimForfeited'; data: About & { readonly mark: string } };

export type Account =
  | { readonly status: 'unopened' }
  | ({
      readonly status: 'open' | 'disabled';
      readonly secondFactor: boolean;
      /** Tokens that were not revoked. */
      readonly tokens: readonly Uuid[];
    } & AccountData);

export const account: Evolution<Account, AccountEvent> = {
  initial: { status: 'unopened' },
  evolve(state, { type, data }) {
    if (type === 'AccountOpened') return { ...data, status: 'open', secondFactor: false, tokens: [] };
    if (state.status === 'unopened') return state;
    switch (type) {
      case 'AccountScopeChanged':
        return { ...state, role: data.role, scope: data.scope };
      case 'AccountDisabled':
        return { ...state, status: 'disabled', tokens: [] };
      case 'AccountEnabled':
        return { ...state, status: 'open' };
      case 'PasswordReset':
        return { ...state, secondFactor: state.secondFactor && !data.secondFactorRemoved };
      case 'TotpEnrolled':
      case 'TotpRemoved':
        return { ...state, secondFactor: type === 'TotpEnrolled' };
      case 'ApiTokenIssued':
        return { ...state, tokens: [...state.tokens, data.tokenId] };
      case 'ApiTokenRevoked':
        return { ...state, tokens: state.tokens.filter((tokenId) => tokenId !== data.tokenId) };
      case 'PasswordChanged':
      case 'RecoveryCodesRenewed':
      case 'AccountClaimForfeited':
        return state;
    }
  },
};

export const accountStream = (accountId: string): string => `account-${accountId}`;

/** The data subject whose key seals what is personal about the account. */
export const accountSubject = accountStream;

/** The stream in which a login or a CPF is claimed. */
export const accountClaimStream = (mark: string): string => `account_claim-${mark}`;

export const carries = (state: Account, mark: string): boolean =>
  state.status !== 'unopened' && (state.loginMark === mark || state.cpfMark === mark);

export const unknownAccount = refuseUnknown('account-unknown', 'Não há conta com este identificador.');
