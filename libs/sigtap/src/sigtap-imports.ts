import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Streams, type CommandContext, type Outcome } from '#embarque/application';
import { competenceOf, localDateOf, refuse, type Competence, type Refused } from '#embarque/kernel';
import { isKnowable, markIn, versionOf } from './domain/archive-mark.js';
import {
  importSigtap,
  sigtap,
  sigtapStream,
  versionInForce,
  versionWith,
  type ImportedTable,
  type RowCounts,
} from './domain/sigtap.js';
import { Archive } from './reading/archive.js';
import { competenceIn, filesIn } from './reading/read-archive.js';
import { UnreadableArchive } from './reading/unreadable-archive.js';
import { ReferenceTables } from './store/reference-tables.js';

export interface SigtapImport {
  readonly competence: Competence;
  readonly version: string;
  readonly sha256: string;
  readonly counts: RowCounts;
  /** Whether this import changed something, or the archive had been imported before. */
  readonly isNew: boolean;
  /** Whether this version is the one that counts for its competence. */
  readonly inForce: boolean;
}

/**
 * Imports an official archive of SIGTAP: first all its rows, in one transaction, then one event. Ended in between, the
 * rows wait unseen, and the same import completes it.
 */
@Injectable()
export class SigtapImports {
  constructor(
    private readonly streams: Streams,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /**
   * Takes any file; what is wrong with it is refused, and nothing is stored.
   * @throws NodeJS.ErrnoException the path cannot be read
   */
  async import(path: string, contextOf: (sha256: string) => CommandContext): Promise<Outcome<SigtapImport>> {
    const sha256 = await sha256Of(path);
    try {
      const archive = await Archive.open(path);
      try {
        return await this.take(archive, basename(path), sha256, contextOf(sha256));
      } finally {
        archive.close();
      }
    } catch (error) {
      if (error instanceof UnreadableArchive) return error.refused;
      throw error;
    }
  }

  private async take(
    archive: Archive,
    name: string,
    sha256: string,
    context: CommandContext,
  ): Promise<Outcome<SigtapImport>> {
    const files = await filesIn(archive);
    const told = markIn(name);
    const competence = told.competence ?? (await competenceIn(archive, files)) ?? '';
    if (!isKnowable(competence, competenceOf(localDateOf(context.now)))) return unknownCompetence(competence);

    const runner = this.database.createQueryRunner();
    const tables = new ReferenceTables(runner);
    try {
      return await tables.alone(async () => {
        const stream = sigtapStream(competence);
        const known = await this.streams.load(stream, sigtap);
        const imported = versionWith(known, sha256);
        const mark = { competence, sha256, version: imported ?? told.version ?? versionOf(sha256) };
        const judged = importSigtap({ ...mark, counts: {}, procedures: [] }, known);
        if (!judged.ok) return judged;
        const { id, counts } = await tables.load(mark, archive, files);
        const table: ImportedTable = { ...mark, counts, procedures: await tables.formOf(id, competence) };

        const decided = await this.streams.decide(stream, sigtap, context, (state) => importSigtap(table, state));
        if (!decided.ok) return decided;
        const now = await this.streams.load(stream, sigtap);
        const inForce = versionInForce(now.tables.map(({ version }) => version)) === mark.version;
        return {
          ok: true,
          position: decided.position,
          result: { ...mark, counts, isNew: !imported, inForce },
        };
      });
    } finally {
      await runner.release();
    }
  }
}

const unknownCompetence = (competence: string): Refused =>
  refuse('sigtap-competence-unknown', `A competência "${competence}" não existe ou está longe demais no futuro.`);

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
