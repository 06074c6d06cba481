import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { imported, importStream } from '../../domain/import.js';
import { UploadImport } from './upload-import.command.js';
import { uploadImport } from './upload-import.decision.js';

@CommandHandler(UploadImport)
export class UploadImportHandler implements ICommandHandler<UploadImport> {
  constructor(private readonly streams: Streams) {}

  async execute({ context, importId, kind, managerId, municipality, format, bytes, lines }: UploadImport) {
    const facts = { importId, kind, managerId, municipality, format, bytes, lines };
    const decided = await this.streams.decide(importStream(importId), imported, context, (state) =>
      uploadImport(facts, context.actor, context.now, state),
    );
    return answer(decided, { importId, lines });
  }
}
