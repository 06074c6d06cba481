import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { type Fact } from '#embarque/kernel';
import { ApiTokens } from '../../credentials/api-tokens.js';
import { account, accountStream, type AccountEvent } from '../../domain/account.js';
import { IssueApiToken } from './issue-api-token.command.js';
import { issueApiToken } from './issue-api-token.decision.js';

@CommandHandler(IssueApiToken)
export class IssueApiTokenHandler implements ICommandHandler<IssueApiToken> {
  constructor(
    private readonly streams: Streams,
    private readonly tokens: ApiTokens,
  ) {}

  async execute(command: IssueApiToken) {
    const { accountId, name, expiresOn, context } = command;
    const tokenId = command.newId('api-token');
    const decided = await this.streams.decide(accountStream(accountId), account, context, (state) =>
      issueApiToken({ tokenId, name, expiresOn, now: context.now }, state),
    );
    if (!decided.ok) return decided;
    const { data } = (decided.events as Fact[]).find(isIssued)!;
    // Repeated after it was revoked, the command makes nothing that could be used.
    const now = await this.streams.load(accountStream(accountId), account);
    const stands = now.status === 'open' && now.tokens.includes(tokenId);
    const token = stands ? await this.tokens.issue(data, context) : undefined;
    return answer(decided, { accountId, tokenId, ...(token && { token }), alreadyGiven: !token });
  }
}

const isIssued = (event: Fact): event is Extract<AccountEvent, { type: 'ApiTokenIssued' }> =>
  event.type === 'ApiTokenIssued';
