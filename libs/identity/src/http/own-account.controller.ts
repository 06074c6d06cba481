import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Request } from 'express';
import { CLOCK, done, Problems, read, RefusedRequest } from '#embarque/application';
import { refuseUnknown, type Clock } from '#embarque/kernel';
import { AccountAuthentication, type SignedIn } from '../account-authentication.js';
import { Sessions } from '../credentials/sessions.js';
import { OwnAccount } from '../own-account.js';
import { PasswordChangeInput, PasswordInput, SessionInput, TotpCodeInput } from './inputs.js';
import { someone } from './reading.js';

/** What people do with their own account and sessions. */
@ApiTags('sessão')
@Controller('api')
export class OwnAccountController {
  constructor(
    private readonly authentication: AccountAuthentication,
    private readonly own: OwnAccount,
    private readonly sessions: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('session/password')
  @HttpCode(200)
  @ApiOperation({ summary: 'Troca a própria senha; as outras sessões são encerradas', operationId: 'ChangePassword' })
  @ApiBody({ type: PasswordChangeInput })
  @ApiResponse({ status: 200, description: 'Feito.' })
  @Problems(400, 401, 403, 422, 429)
  async changePassword(@Body() body: unknown, @Req() request: Request): Promise<object> {
    const me = await this.me(request);
    const { password, newPassword } = read(PasswordChangeInput, body);
    done(await this.own.changePassword(me, password, newPassword));
    return {};
  }

  @Post('session/totp')
  @HttpCode(200)
  @ApiOperation({ summary: 'Começa a cadastrar o aplicativo autenticador', operationId: 'EnrolTotp' })
  @ApiResponse({ status: 200, description: 'O segredo, e o endereço otpauth que se mostra como QR code.' })
  @Problems(401, 403, 422)
  async enrolTotp(@Req() request: Request): Promise<object> {
    return done(await this.own.offerTotp(await this.me(request)));
  }

  @Post('session/totp/confirmation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirma o aplicativo com um código dele', operationId: 'ConfirmTotp' })
  @ApiBody({ type: TotpCodeInput })
  @ApiResponse({ status: 200, description: 'Os códigos de recuperação, que não são mostrados de novo.' })
  @Problems(400, 401, 403, 422)
  async confirmTotp(@Body() body: unknown, @Req() request: Request): Promise<object> {
    const me = await this.me(request);
    return { recoveryCodes: done(await this.own.confirmTotp(me, read(TotpCodeInput, body).code)) };
  }

  @Post('session/totp/removal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Remove o segundo fator', operationId: 'RemoveTotp' })
  @ApiBody({ type: PasswordInput })
  @ApiResponse({ status: 200, description: 'Feito.' })
  @Problems(400, 401, 403, 422, 429)
  async removeTotp(@Body() body: unknown, @Req() request: Request): Promise<object> {
    const me = await this.me(request);
    done(await this.own.removeTotp(me, read(PasswordInput, body).password));
    return {};
  }

  @Post('session/recovery-codes')
  @HttpCode(200)
  @ApiOperation({ summary: 'Códigos de recuperação novos, no lugar dos antigos', operationId: 'RenewRecoveryCodes' })
  @ApiBody({ type: PasswordInput })
  @ApiResponse({ status: 200, description: 'Os códigos, que não são mostrados de novo.' })
  @Problems(400, 401, 403, 422, 429)
  async renewRecoveryCodes(@Body() body: unknown, @Req() request: Request): Promise<object> {
    const me = await this.me(request);
    return { recoveryCodes: done(await this.own.renewRecoveryCodes(me, read(PasswordInput, body).password)) };
  }

  @Get('sessions')
  @ApiOperation({ summary: 'As próprias sessões em curso', operationId: 'ListSessions' })
  @ApiResponse({ status: 200, description: 'As sessões, da mais nova à mais antiga.' })
  @Problems(401)
  async list(@Req() request: Request): Promise<object[]> {
    const { session: mine } = await this.me(request);
    const sessions = await this.sessions.list(mine.accountId, this.clock.now());
    return sessions.map(({ sessionId, createdAt, lastSeen, endsAt, userAgent }) => ({
      ...{ sessionId, createdAt, lastSeen, endsAt, userAgent },
      current: sessionId === mine.sessionId,
    }));
  }

  @Post('sessions/:sessionId/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Encerra uma das próprias sessões', operationId: 'EndSession' })
  @ApiParam({ name: 'sessionId', type: String })
  @ApiResponse({ status: 200, description: 'Feito.' })
  @Problems(400, 401, 403, 404)
  async end(@Param() params: unknown, @Req() request: Request): Promise<object> {
    const { account } = await this.me(request);
    const { sessionId } = read(SessionInput, params);
    if (!(await this.sessions.end(account.accountId, sessionId))) throw new RefusedRequest(UNKNOWN.refusal);
    return {};
  }

  private async me(request: Request): Promise<SignedIn> {
    return someone(await this.authentication.signedIn(request));
  }
}

const UNKNOWN = refuseUnknown('session-unknown', 'A conta não tem sessão em curso com este identificador.');
