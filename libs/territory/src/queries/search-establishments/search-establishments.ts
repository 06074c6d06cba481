import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, ILike } from 'typeorm';
import { BusinessQuery, Text, Value } from '#embarque/application';
import { IbgeCode } from '#embarque/kernel';
import { EstablishmentRow } from '../../projections/territory/territory.entities.js';
import { named, type Named } from '../named.js';

export interface EstablishmentView {
  readonly cnes: string;
  readonly name: string;
  readonly municipality: Named;
}

const MOST = 200;

/** Registered establishments, by part of the name and by municipality; the first 200. */
export class SearchEstablishments extends BusinessQuery<EstablishmentView[]> {
  @Text({ max: 100, optional: true, description: 'Parte do nome' }) name?: string;
  @Value(IbgeCode, { optional: true }) municipality?: IbgeCode;
}

@QueryHandler(SearchEstablishments)
export class SearchEstablishmentsHandler implements IQueryHandler<SearchEstablishments> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ name, municipality }: SearchEstablishments): Promise<EstablishmentView[]> {
    const rows = await this.database.getRepository(EstablishmentRow).find({
      where: {
        ...(name ? { name: ILike(`%${name.replace(/[\\%_]/g, '\\$&')}%`) } : {}),
        ...(municipality ? { municipality } : {}),
      },
      order: { name: 'ASC', cnes: 'ASC' },
      take: MOST,
    });
    return rows.map((row) => ({ ...row, municipality: named(row.municipality) }));
  }
}
