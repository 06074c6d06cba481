import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { AidBook } from '../../aid-book.js';
import { CancelAid } from './cancel-aid.command.js';
import { cancelAid } from './cancel-aid.decision.js';

@CommandHandler(CancelAid)
export class CancelAidHandler implements ICommandHandler<CancelAid> {
  constructor(private readonly book: AidBook) {}

  async execute(command: CancelAid) {
    const { aidId, reason } = command;
    const decided = await this.book.decideFor(command, (given, _, passenger) =>
      cancelAid({ aidId, reason }, passenger, given),
    );
    return answer(decided, { aidId });
  }
}
