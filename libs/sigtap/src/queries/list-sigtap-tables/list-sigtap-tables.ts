import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery } from '#embarque/application';
import { versionInForce, type RowCounts } from '../../domain/sigtap.js';
import { SigtapTableRow } from '../../projections/sigtap-tables/sigtap-tables.entities.js';

/** Some forty years of monthly tables, each in two versions. */
const MOST = 1000;

export interface SigtapTableView {
  readonly competence: string;
  readonly version: string;
  readonly sha256: string;
  readonly importedAt: Date;
  readonly counts: RowCounts;
  /** Whether this version is the one that counts for its competence. */
  readonly inForce: boolean;
}

/** The tables that were imported, the latest competence first. */
export class ListSigtapTables extends BusinessQuery<SigtapTableView[]> {}

@QueryHandler(ListSigtapTables)
export class ListSigtapTablesHandler implements IQueryHandler<ListSigtapTables> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute(): Promise<SigtapTableView[]> {
    const rows = await this.database.getRepository(SigtapTableRow).find({
      order: { competence: 'DESC', position: 'ASC' },
      take: MOST,
    });
    const versions = new Map<string, string[]>();
    for (const { competence, version } of rows)
      versions.set(competence, [...(versions.get(competence) ?? []), version]);
    return rows.map(({ position: _, ...row }) => ({
      ...row,
      inForce: versionInForce(versions.get(row.competence)!) === row.version,
    }));
  }
}
