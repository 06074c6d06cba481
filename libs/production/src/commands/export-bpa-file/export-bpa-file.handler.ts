import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Outcome } from '#embarque/application';
import { type ExportedFile } from '../../domain/production.js';
import { BpaFiles } from '../../export/bpa-files.js';
import { ExportBpaFile } from './export-bpa-file.command.js';

@CommandHandler(ExportBpaFile)
export class ExportBpaFileHandler implements ICommandHandler<ExportBpaFile> {
  constructor(private readonly files: BpaFiles) {}

  async execute({ managerId, competence, context }: ExportBpaFile): Promise<Outcome<ExportedFile>> {
    const directory = await mkdtemp(join(tmpdir(), 'embarque-bpa-'));
    try {
      const outcome = await this.files.export(managerId, competence, directory, context);
      if (!outcome.ok) return outcome;
      const { path: _path, bytes: _bytes, ...file } = outcome.result;
      return { ...outcome, result: file };
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }
}
