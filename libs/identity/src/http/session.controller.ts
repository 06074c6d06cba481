import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { Problems, read } from '#embarque/application';
import { AccountAuthentication, type SignedIn } from '../account-authentication.js';
import { Oidc } from '../oidc/oidc.js';
import { OwnAccount } from '../own-account.js';
import { IDENTITY_OPTIONS, type IdentityOptions } from '../options.js';
import { SignIns } from '../sign-ins.js';
import { clearSessionCookie, sessionCookie, setSessionCookie } from './cookies.js';
import { refuseForeignPages } from './forgery.js';
import { LoginInput } from './inputs.js';
import { someone } from './reading.js';

/** Who is signed in, and what their pages need to know. */
export interface SessionView {
  readonly accountId: string;
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly scope: unknown;
  /** For the header `X-CSRF-Token` of every request that changes something. */
  readonly csrfToken: string;
  /** `password-change-required`, `totp-required`: to be done before anything else. */
  readonly unfinished: string | null;
  readonly secondFactor: boolean;
  readonly signedInBy: 'password' | 'oidc';
  readonly createdAt: string;
  readonly endsAt: string;
}

@ApiTags('sessão')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signIns: SignIns,
    private readonly authentication: AccountAuthentication,
    private readonly own: OwnAccount,
    private readonly oidc: Oidc,
    @Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Entra com login e senha; a resposta traz o cookie da sessão', operationId: 'SignIn' })
  @ApiBody({ type: LoginInput })
  @ApiResponse({ status: 200, description: 'A sessão nova.' })
  @Problems(400, 401, 403, 429)
  async signIn(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ signedIn: true }> {
    refuseForeignPages(request);
    const { login, ...proof } = read(LoginInput, body);
    const { secureCookies } = this.options;
    const from = { userAgent: request.headers['user-agent'] ?? '' };
    const before = sessionCookie(request, secureCookies);
    const token = await this.signIns.withPassword(login.trim().toLowerCase(), proof, from, before);
    setSessionCookie(response, token, secureCookies);
    return { signedIn: true };
  }

  @Get()
  @ApiOperation({
    summary: 'A sessão em curso: quem é, e o token para os pedidos que mudam algo',
    operationId: 'GetSession',
  })
  @ApiResponse({ status: 200, description: 'A sessão.' })
  @Problems(401)
  async show(@Req() request: Request): Promise<SessionView> {
    return this.view(someone(await this.authentication.signedIn(request)));
  }

  @Post('logout')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sai: encerra a sessão em curso', operationId: 'SignOut' })
  @ApiResponse({ status: 200, description: 'Feito; continueAt diz onde sair também do login externo.' })
  @Problems(401, 403)
  async signOut(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ continueAt: string | null }> {
    const { session } = someone(await this.authentication.signedIn(request));
    await this.signIns.end(session);
    clearSessionCookie(response, this.options.secureCookies);
    return { continueAt: session.oidcIssuer ? await this.oidc.endSessionUrl() : null };
  }

  @Get('methods')
  @ApiOperation({ summary: 'Como se pode entrar', operationId: 'ListSignInMethods' })
  @ApiResponse({ status: 200, description: 'Login local, e o externo quando está configurado.' })
  methods(): { password: true; oidc: { label: string; address: string } | null } {
    const { oidc } = this.options;
    return { password: true, oidc: oidc ? { label: oidc.label, address: '/api/session/oidc' } : null };
  }

  private async view(me: SignedIn): Promise<SessionView> {
    const { session, account } = me;
    const { login, name } = await this.own.holder(me);
    return {
      ...{ accountId: account.accountId, login, name, role: account.role, scope: account.scope },
      csrfToken: session.csrf,
      unfinished: this.authentication.unfinished(me) ?? null,
      secondFactor: session.secondFactor,
      signedInBy: session.oidcIssuer ? 'oidc' : 'password',
      createdAt: session.createdAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
    };
  }
}
