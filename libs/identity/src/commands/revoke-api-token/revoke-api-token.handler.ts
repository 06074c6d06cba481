import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { ApiTokens } from '../../credentials/api-tokens.js';
import { account, accountStream } from '../../domain/account.js';
import { RevokeApiToken } from './revoke-api-token.command.js';
import { revokeApiToken } from './revoke-api-token.decision.js';

@CommandHandler(RevokeApiToken)
export class RevokeApiTokenHandler implements ICommandHandler<RevokeApiToken> {
  constructor(
    private readonly streams: Streams,
    private readonly tokens: ApiTokens,
  ) {}

  async execute({ accountId, tokenId, context }: RevokeApiToken) {
    const decided = await this.streams.decide(accountStream(accountId), account, context, (state) =>
      revokeApiToken({ tokenId }, state),
    );
    if (decided.ok) await this.tokens.revoke(tokenId, context.now);
    return answer(decided, { accountId, tokenId });
  }
}
