import { type IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, Streams, type Access, type Authentication } from '#embarque/application';
import { type Clock } from '#embarque/kernel';
import { API_TOKEN, ApiTokens } from './credentials/api-tokens.js';
import { Sessions, type Session } from './credentials/sessions.js';
import { account, accountStream, type Account } from './domain/account.js';
import { sessionCookie } from './http/cookies.js';
import { forbidden, refuseForgery } from './http/forgery.js';
import { IDENTITY_OPTIONS, type IdentityOptions } from './options.js';

type OpenAccount = Extract<Account, { status: 'open' | 'disabled' }>;

/** Who is at the other end of a session. */
export interface SignedIn {
  readonly session: Session;
  readonly account: OpenAccount;
}

/** What somebody may do who has yet to change the one-time password: see the session, change the password, leave. */
const BEFORE_PASSWORD = new Set(['/api/session', '/api/session/password', '/api/session/logout']);
/** The same for whoever has yet to enrol a second factor. */
const BEFORE_SECOND_FACTOR = new Set([...BEFORE_PASSWORD, '/api/session/totp', '/api/session/totp/confirmation']);

/**
 * By session cookie or API token. Role and scope are the account's as its stream says at this moment, so a change counts
 * from the next request on.
 */
@Injectable()
export class AccountAuthentication implements Authentication {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: ApiTokens,
    private readonly streams: Streams,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions,
  ) {}

  async accessOf(request: IncomingMessage): Promise<Access | undefined> {
    const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '');
    if (bearer) return this.byToken(bearer[1]!);
    const signedIn = await this.signedIn(request);
    if (!signedIn) return undefined;
    this.refuseUnfinished(signedIn, pathOf(request));
    return accessFor(signedIn.account, 'session');
  }

  /** Whose session the request comes from, whatever they may do with it. @throws RefusedRequest as `accessOf` */
  async signedIn(request: IncomingMessage): Promise<SignedIn | undefined> {
    const token = sessionCookie(request, this.options.secureCookies);
    const session = token ? await this.sessions.find(token, this.clock.now()) : undefined;
    if (!session) return undefined;
    refuseForgery(request, session.csrf);
    const found = await this.open(session.accountId);
    return found && { session, account: found };
  }

  /** What is to be done before anything else. A provider's sign-in has a password and second factor of its own. */
  unfinished({ session, account: { role } }: SignedIn): 'password-change-required' | 'totp-required' | undefined {
    if (session.oidcIssuer) return undefined;
    if (session.mustChange) return 'password-change-required';
    return this.options.totpRoles.includes(role) && !session.secondFactor ? 'totp-required' : undefined;
  }

  private refuseUnfinished(signedIn: SignedIn, path: string): void {
    const unfinished = this.unfinished(signedIn);
    if (unfinished === 'password-change-required' && !BEFORE_PASSWORD.has(path)) {
      throw forbidden(unfinished, 'Troque antes a senha provisória.');
    }
    if (unfinished === 'totp-required' && !BEFORE_SECOND_FACTOR.has(path)) {
      throw forbidden(unfinished, 'O seu perfil pede um segundo fator: cadastre antes o aplicativo autenticador.');
    }
  }

  private async byToken(token: string): Promise<Access | undefined> {
    const accountId = API_TOKEN.test(token) ? await this.tokens.accountOf(token, this.clock.now()) : undefined;
    const found = accountId && (await this.open(accountId));
    return found ? accessFor(found, 'token') : undefined;
  }

  private async open(accountId: string): Promise<OpenAccount | undefined> {
    const found = await this.streams.load(accountStream(accountId), account);
    return found.status === 'open' ? found : undefined;
  }
}

/** On whose behalf an account asks. */
export const accessFor = ({ accountId, role, scope }: OpenAccount, origin: Access['origin']): Access => ({
  ...{ actor: accountId, role, scope, origin },
});

const pathOf = (request: IncomingMessage & { originalUrl?: string }): string =>
  (request.originalUrl ?? request.url ?? '').split('?')[0]!;
