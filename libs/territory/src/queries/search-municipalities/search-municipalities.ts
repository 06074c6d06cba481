import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery, Text } from '#embarque/application';
import { MUNICIPALITIES, type Municipality } from '../../domain/municipalities.js';

/** Municipalities of Minas Gerais, by part of the name (accents do not matter) and by health region. */
export class SearchMunicipalities extends BusinessQuery<Municipality[]> {
  @Text({ max: 60, optional: true, description: 'Parte do nome' }) name?: string;
  @Text({ max: 80, optional: true, description: 'Região de saúde (CIR), como no Anexo I de 2018' }) region?: string;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

@QueryHandler(SearchMunicipalities)
export class SearchMunicipalitiesHandler implements IQueryHandler<SearchMunicipalities> {
  async execute({ name, region }: SearchMunicipalities): Promise<Municipality[]> {
    return [...MUNICIPALITIES.values()].filter(
      (town) => (!name || plain(town.name).includes(plain(name))) && (!region || plain(town.region) === plain(region)),
    );
  }
}
