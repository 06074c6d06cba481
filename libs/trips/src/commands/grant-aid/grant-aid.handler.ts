import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { localDateOf } from '#embarque/kernel';
import { AidBook } from '../../aid-book.js';
import { GrantAid } from './grant-aid.command.js';
import { grantAid } from './grant-aid.decision.js';

@CommandHandler(GrantAid)
export class GrantAidHandler implements ICommandHandler<GrantAid> {
  constructor(private readonly book: AidBook) {}

  async execute(command: GrantAid) {
    const { kind, date, context } = command;
    const aidId = command.newId('aid');
    const today = localDateOf(context.now);
    const decided = await this.book.decideFor(command, (given, trip, passenger) =>
      grantAid({ aidId, kind, date, today }, trip, passenger, given),
    );
    return answer(decided, { aidId });
  }
}
