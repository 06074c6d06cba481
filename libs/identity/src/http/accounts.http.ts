import { command, controllerFor, query } from '#embarque/application';
import { ChangeAccountScope } from '../commands/change-account-scope/change-account-scope.command.js';
import { DisableAccount } from '../commands/disable-account/disable-account.command.js';
import { EnableAccount } from '../commands/enable-account/enable-account.command.js';
import { IssueApiToken } from '../commands/issue-api-token/issue-api-token.command.js';
import { OpenAccount } from '../commands/open-account/open-account.command.js';
import { ResetPassword } from '../commands/reset-password/reset-password.command.js';
import { RevokeApiToken } from '../commands/revoke-api-token/revoke-api-token.command.js';
import { ListAccounts } from '../queries/list-accounts/list-accounts.js';
import { ListApiTokens } from '../queries/list-api-tokens/list-api-tokens.js';

export const AccountsController = controllerFor('contas', [
  command('accounts', OpenAccount, 'Abre uma conta; a resposta traz a senha provisória, uma vez só'),
  command('accounts/:accountId/scope', ChangeAccountScope, 'Muda o perfil e a área de atuação de uma conta'),
  command('accounts/:accountId/disabling', DisableAccount, 'Desativa uma conta: sessões e tokens terminam na hora'),
  command('accounts/:accountId/enabling', EnableAccount, 'Reativa uma conta'),
  command('accounts/:accountId/password-reset', ResetPassword, 'Dá uma senha provisória a quem não consegue entrar'),
  command(
    'accounts/:accountId/tokens',
    IssueApiToken,
    'Emite um token para uma máquina; a resposta o traz, uma vez só',
  ),
  command('accounts/:accountId/tokens/:tokenId/revocation', RevokeApiToken, 'Revoga um token'),
  query('accounts', ListAccounts, 'Contas'),
  query('accounts/:accountId/tokens', ListApiTokens, 'Tokens de uma máquina'),
]);
