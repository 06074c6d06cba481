import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach } from '#embarque/application';
import { ImportRow } from '../../projections/imports/imports.entities.js';

const MOST = 100;

/** The spreadsheets that the asker brought, latest first; the last 100. */
export class ListImports extends BusinessQuery<ImportRow[]> {}

@QueryHandler(ListImports)
export class ListImportsHandler implements IQueryHandler<ListImports> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  execute({ asker }: ListImports): Promise<ImportRow[]> {
    const mine = { by: asker.access.actor };
    return this.database.getRepository(ImportRow).find({
      where: inReach<ImportRow>(asker.reach, mine, { manager: 'managerId', resident: 'municipality' }),
      order: { uploadedAt: 'DESC', importId: 'ASC' },
      take: MOST,
    });
  }
}
