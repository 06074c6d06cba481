import { Module, type DynamicModule } from '@nestjs/common';
import { FleetModule } from '#embarque/fleet';
import { TerritoryModule } from '#embarque/territory';
import { AccountAuthentication } from './account-authentication.js';
import { ChangeAccountScopeHandler } from './commands/change-account-scope/change-account-scope.handler.js';
import { DisableAccountHandler } from './commands/disable-account/disable-account.handler.js';
import { EnableAccountHandler } from './commands/enable-account/enable-account.handler.js';
import { IssueApiTokenHandler } from './commands/issue-api-token/issue-api-token.handler.js';
import { OpenAccountHandler } from './commands/open-account/open-account.handler.js';
import { Openings } from './commands/openings.js';
import { ResetPasswordHandler } from './commands/reset-password/reset-password.handler.js';
import { RevokeApiTokenHandler } from './commands/revoke-api-token/revoke-api-token.handler.js';
import { ScopeFacts } from './commands/scope-facts.js';
import { ApiTokens } from './credentials/api-tokens.js';
import { Credentials } from './credentials/credentials.js';
import { Passwords } from './credentials/passwords.js';
import { Sessions } from './credentials/sessions.js';
import { FirstAdministrator } from './first-administrator.js';
import { AccountsController } from './http/accounts.http.js';
import { OidcController } from './http/oidc.controller.js';
import { OwnAccountController } from './http/own-account.controller.js';
import { SessionController } from './http/session.controller.js';
import { Oidc } from './oidc/oidc.js';
import { SignInsUnderWay } from './oidc/under-way.js';
import { IDENTITY_OPTIONS, type IdentityOptions } from './options.js';
import { OwnAccount } from './own-account.js';
import { OwnRecord } from './own-record.js';
import { ListAccountsHandler } from './queries/list-accounts/list-accounts.js';
import { ListApiTokensHandler } from './queries/list-api-tokens/list-api-tokens.js';
import { RANDOMNESS, systemRandomness } from './randomness.js';
import { SignIns } from './sign-ins.js';

@Module({})
export class IdentityModule {
  static register(options: IdentityOptions): DynamicModule {
    return {
      module: IdentityModule,
      imports: [TerritoryModule, FleetModule],
      controllers: [SessionController, OwnAccountController, OidcController, AccountsController],
      providers: [
        { provide: IDENTITY_OPTIONS, useValue: options },
        { provide: RANDOMNESS, useValue: systemRandomness },
        ...[Passwords, Credentials, Sessions, ApiTokens, SignInsUnderWay, Oidc],
        ...[AccountAuthentication, SignIns, OwnRecord, OwnAccount, ScopeFacts, Openings, FirstAdministrator],
        ...[OpenAccountHandler, ChangeAccountScopeHandler, DisableAccountHandler, EnableAccountHandler],
        ...[ResetPasswordHandler, IssueApiTokenHandler, RevokeApiTokenHandler],
        ...[ListAccountsHandler, ListApiTokensHandler],
      ],
      exports: [AccountAuthentication, FirstAdministrator],
    };
  }
}
