import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { resultStream, siaResult } from '../../domain/result.js';
import { ImportSiaResult } from './import-sia-result.command.js';
import { importSiaResult } from './import-sia-result.decision.js';

@CommandHandler(ImportSiaResult)
export class ImportSiaResultHandler implements ICommandHandler<ImportSiaResult> {
  constructor(private readonly streams: Streams) {}

  async execute({ context, letter = '', totals = [], ...facts }: ImportSiaResult) {
    const { fileName, sha256, kind, uf, processing, rowsRead, rowsKept } = facts;
    const data = {
      ...{ fileName, sha256, kind, uf, letter, processing, rowsRead, rowsKept },
      totals: totals.map((total) => ({ ...total })),
    };
    const decided = await this.streams.decide(resultStream(sha256), siaResult, context, (state) =>
      importSiaResult(data, state),
    );
    return answer(decided, { sha256, totals: totals.length });
  }
}
