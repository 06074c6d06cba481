import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { EstablishmentRow, ManagerRow, RouteRow } from './projections/territory/territory.entities.js';

/** How people call managers, routes and establishments; what is not registered is missing. */
@Injectable()
export class TerritoryNames {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async manager(managerId: string): Promise<{ readonly name: string; readonly cnpj: string } | undefined> {
    const found = await this.database.getRepository(ManagerRow).findOneBy({ managerId });
    return found ? { name: found.name, cnpj: found.cnpj } : undefined;
  }

  /** By route. */
  async routes(routeIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.getRepository(RouteRow).findBy({ routeId: In([...new Set(routeIds)]) });
    return new Map(rows.map(({ routeId, name }) => [routeId, name]));
  }

  /** By CNES; with the IBGE code of the town. */
  async establishments(
    cnes: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly name: string; readonly municipality: string }>> {
    const rows = await this.database.getRepository(EstablishmentRow).findBy({ cnes: In([...new Set(cnes)]) });
    return new Map(rows.map(({ cnes: code, name, municipality }) => [code, { name, municipality }]));
  }
}
