import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { attributionOf, CLOCK, OPERATOR } from '#embarque/application';
import { idFrom, type Clock } from '#embarque/kernel';
import { Openings } from './commands/openings.js';
import { CredentialRow } from './credentials/tables.js';

const LOGIN = 'admin';

/** Where nobody has an account yet, somebody must be able to open the others. */
@Injectable()
export class FirstAdministrator {
  constructor(
    private readonly openings: Openings,
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Makes the first administrator where nobody can sign in yet. Of processes that start together one makes it, and is the
   * only one to learn its password.
   */
  async ensure(): Promise<{ readonly login: string; readonly oneTimePassword: string } | undefined> {
    if (await this.database.getRepository(CredentialRow).exists()) return undefined;
    const commandId = idFrom('command', OPERATOR.actor, 'first-administrator');
    const outcome = await this.openings.open(
      idFrom('account', 'first-administrator'),
      {
        kind: 'person',
        role: 'administrator',
        holder: { login: LOGIN, name: 'Administrador' },
        scope: { municipalities: [], managers: [], regions: [] },
      },
      {
        ...{ commandId, correlationId: commandId, fingerprint: 'first-administrator', now: this.clock.now() },
        ...attributionOf(OPERATOR),
      },
    );
    if (!outcome.ok) throw new Error(`the first administrator: ${outcome.refusal.reasons.join(' ')}`);
    const { oneTimePassword } = outcome.result;
    return oneTimePassword ? { login: LOGIN, oneTimePassword } : undefined;
  }
}
