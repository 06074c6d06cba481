import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, OUT_OF_REACH, Streams } from '#embarque/application';
import { imported, importStream } from '../../domain/import.js';
import { CommitImport } from './commit-import.command.js';
import { commitImport } from './commit-import.decision.js';

@CommandHandler(CommitImport)
export class CommitImportHandler implements ICommandHandler<CommitImport> {
  constructor(private readonly streams: Streams) {}

  async execute({ importId, context }: CommitImport) {
    const decided = await this.streams.decide(importStream(importId), imported, context, (state) =>
      state.status !== 'unknown' && state.by === context.actor ? commitImport(context.now, state) : OUT_OF_REACH,
    );
    return answer(decided, { importId });
  }
}
