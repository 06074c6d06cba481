import { randomUUID } from 'node:crypto';
import { Dispatcher, OPERATOR, Queries } from '#embarque/application';
import { Stop } from '#embarque/composition';
import { ListAccounts, ResetPassword } from '#embarque/identity';
import { inApplication } from './session.js';

/** `accounts reset LOGIN`: the way back in when no administrator can sign in. */
export const resetAccount = (login: string): Promise<void> =>
  inApplication({ projecting: true }, async (app) => {
    const accounts = await app.get(Queries).ask(ListAccounts, {}, OPERATOR);
    const found = accounts.ok ? accounts.result.find((account) => account.login === login) : undefined;
    if (!found) throw new Stop(`Não há conta com o login ${login}.`);
    const input = { accountId: found.accountId, removeSecondFactor: true };
    const asking = { access: OPERATOR, idempotencyKey: randomUUID() };
    const outcome = await app.get(Dispatcher).send(ResetPassword, input, asking);
    if (!outcome.ok) throw new Stop(outcome.refusal.reasons.join('\n'));
    console.log(`Senha provisória de ${login}: ${outcome.result.oneTimePassword} (troque-a ao entrar).`);
  });
