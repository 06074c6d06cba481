import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Outcome } from '#embarque/application';
import { type ExportedFile } from '../../domain/production.js';
import { BpaFiles } from '../../export/bpa-files.js';
import { inScratch } from '../../export/in-scratch.js';
import { ExportBpaFile } from './export-bpa-file.command.js';

@CommandHandler(ExportBpaFile)
export class ExportBpaFileHandler implements ICommandHandler<ExportBpaFile> {
  constructor(private readonly files: BpaFiles) {}

  execute({ managerId, competence, profile, context }: ExportBpaFile) {
    return inScratch(async (directory): Promise<Outcome<ExportedFile>> => {
      const outcome = await this.files.export(managerId, competence, directory, context, profile);
      return outcome.ok ? { ...outcome, result: outcome.result.file } : outcome;
    });
  }
}
