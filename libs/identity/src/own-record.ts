import { Inject, Injectable } from '@nestjs/common';
import { attributionOf, CLOCK, Streams, type CommandContext } from '#embarque/application';
import { accept, type Clock } from '#embarque/kernel';
import { accessFor, type SignedIn } from './account-authentication.js';
import { account, accountStream, type Account, type AccountEvent } from './domain/account.js';
import { RANDOMNESS, type Randomness } from './randomness.js';

/**
 * Writes down what people did with their own account. Not by a command: its events carry a digest of the input, and of a
 * password no digest may stand in the log.
 */
@Injectable()
export class OwnRecord {
  constructor(
    private readonly streams: Streams,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(RANDOMNESS) private readonly random: Randomness,
  ) {}

  async of({ account: me }: SignedIn, event: AccountEvent): Promise<void> {
    const commandId = this.random.uuid();
    const context: CommandContext = {
      ...{ commandId, correlationId: commandId, fingerprint: '', now: this.clock.now() },
      ...attributionOf(accessFor(me, 'session')),
    };
    const stream = accountStream(me.accountId);
    await this.streams.decide<Account, AccountEvent>(stream, account, context, () => accept(event));
  }
}
