import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { Problems } from '#embarque/application';
import { Sessions } from '../credentials/sessions.js';
import { Oidc } from '../oidc/oidc.js';
import { SIGN_IN_MINUTES } from '../oidc/under-way.js';
import { IDENTITY_OPTIONS, type IdentityOptions } from '../options.js';
import { SignIns } from '../sign-ins.js';
import { clearSignInCookie, sessionCookie, setSessionCookie, setSignInCookie, signInCookie } from './cookies.js';

/** Sign-in at the provider that the installation is configured with. */
@ApiTags('sessão')
@Controller('api/session/oidc')
export class OidcController {
  constructor(
    private readonly oidc: Oidc,
    private readonly signIns: SignIns,
    private readonly sessions: Sessions,
    @Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Vai ao login externo', operationId: 'StartOidcSignIn' })
  @ApiResponse({ status: 302, description: 'Para o provedor.' })
  @Problems(404, 422)
  async start(@Res() response: Response): Promise<void> {
    const { address, cookie } = await this.oidc.begin();
    setSignInCookie(response, cookie, SIGN_IN_MINUTES, this.options.secureCookies);
    response.redirect(address);
  }

  @Get('callback')
  @ApiOperation({ summary: 'Volta do login externo', operationId: 'FinishOidcSignIn' })
  @ApiResponse({ status: 302, description: 'Para a página inicial, com a sessão nova.' })
  @Problems(401, 404, 422)
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { secureCookies } = this.options;
    const begun = signInCookie(request, secureCookies);
    clearSignInCookie(response, secureCookies);
    const { accountId, ...oidc } = await this.oidc.finish(new URL(request.originalUrl, 'http://here').search, begun);
    const from = { userAgent: request.headers['user-agent'] ?? '', oidc };
    const token = await this.signIns.open(accountId, from, sessionCookie(request, secureCookies));
    setSessionCookie(response, token, secureCookies);
    response.redirect('/');
  }

  /** OpenID Connect Front-Channel Logout 1.0: the provider's page loads it, without our cookies. */
  @Get('logout')
  @ApiOperation({ summary: 'O provedor avisa que a sessão dele terminou', operationId: 'OidcFrontChannelLogout' })
  @ApiQuery({ name: 'iss', type: String, required: true })
  @ApiQuery({ name: 'sid', type: String, required: true })
  @ApiResponse({ status: 200, description: 'As sessões abertas por aquela do provedor terminaram.' })
  @Problems(400, 404)
  async frontChannelLogout(@Query('iss') iss: unknown, @Query('sid') sid: unknown): Promise<object> {
    const { issuer } = this.oidc;
    if (iss === issuer && typeof sid === 'string') await this.sessions.endAllOf(issuer, sid);
    return {};
  }
}
