import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { Intake, type Progress, type ReportLine } from '../../intake/intake.js';
import { ImportRow } from '../../projections/imports/imports.entities.js';
import { type Sheet } from '../../reading/read-sheet.js';

/** More than anybody reads on a screen: the report has them all. */
const MOST = 200;

export interface ImportView extends ImportRow {
  /** Lines by what has become of them until now; `waiting`: not looked at yet. */
  readonly progress: Progress;
  /** What of the file was not read; null once the lines are gone. */
  readonly ignored: Sheet['ignored'] | null;
  /** The first lines that something is to be said of. */
  readonly report: readonly ReportLine[];
}

/** A spreadsheet of one's own: how far it is, and what is wrong with its lines. */
export class GetImport extends BusinessQuery<ImportView | undefined> {
  @Value(Uuid) importId!: Uuid;
}

@QueryHandler(GetImport)
export class GetImportHandler implements IQueryHandler<GetImport> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly intake: Intake,
  ) {}

  async execute({ importId, asker }: GetImport): Promise<ImportView | undefined> {
    const mine = { importId, by: asker.access.actor };
    const row = await this.database
      .getRepository(ImportRow)
      .findOneBy(inReach<ImportRow>(asker.reach, mine, { manager: 'managerId', resident: 'municipality' }));
    if (!row) return undefined;
    const [progress, ignored, report] = await Promise.all([
      this.intake.progressOf(importId),
      this.intake.ignoredIn(importId),
      this.intake.report(importId, { most: MOST, only: 'faults' }),
    ]);
    return { ...row, progress, ignored: ignored ?? null, report };
  }
}
