import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { account, accountStream } from '../../domain/account.js';
import { ScopeFacts } from '../scope-facts.js';
import { partsOf } from '../scope-input.js';
import { ChangeAccountScope } from './change-account-scope.command.js';
import { changeAccountScope } from './change-account-scope.decision.js';

@CommandHandler(ChangeAccountScope)
export class ChangeAccountScopeHandler implements ICommandHandler<ChangeAccountScope> {
  constructor(
    private readonly streams: Streams,
    private readonly facts: ScopeFacts,
  ) {}

  async execute(command: ChangeAccountScope) {
    const { accountId, role, context } = command;
    const scope = partsOf(command);
    const missing = await this.facts.missing(scope);
    const decided = await this.streams.decide(accountStream(accountId), account, context, (state) =>
      changeAccountScope({ role, scope, missing, actor: context.actor }, state),
    );
    return answer(decided, { accountId });
  }
}
