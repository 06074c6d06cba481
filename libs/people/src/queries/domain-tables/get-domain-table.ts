import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery, OneOf } from '#embarque/application';
import { ETHNICITIES, NATIONALITIES, RACES, STREET_TYPES, type SusTable } from '#embarque/kernel';

const TABLES: Readonly<Record<string, SusTable>> = {
  races: RACES,
  ethnicities: ETHNICITIES,
  nationalities: NATIONALITIES,
  'street-types': STREET_TYPES,
};

export interface DomainCode {
  readonly code: string;
  readonly description: string;
}

/** A table of codes, as DATASUS publishes it. */
export class GetDomainTable extends BusinessQuery<DomainCode[]> {
  @OneOf(Object.keys(TABLES)) table!: string;
}

@QueryHandler(GetDomainTable)
export class GetDomainTableHandler implements IQueryHandler<GetDomainTable> {
  async execute({ table }: GetDomainTable): Promise<DomainCode[]> {
    return [...TABLES[table]!].map(([code, description]) => ({ code, description }));
  }
}
