import { InjectDataSource } from '@nestjs/typeorm';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery, inReach } from '#embarque/application';
import { DataSource } from 'typeorm';
import { municipalityName } from '../../domain/municipalities.js';
import { ManagerRow } from '../../projections/territory/territory.entities.js';

export interface ManagerView {
  readonly managerId: string;
  readonly kind: string;
  readonly name: string;
  readonly acronym: string;
  readonly seat: { readonly code: string; readonly name: string };
}

/** The fleet managers that the asker has to do with, by name. */
export class ListManagers extends BusinessQuery<ManagerView[]> {}

@QueryHandler(ListManagers)
export class ListManagersHandler implements IQueryHandler<ListManagers> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ asker }: ListManagers): Promise<ManagerView[]> {
    const managers = await this.database.getRepository(ManagerRow).find({
      where: inReach(asker.reach, {}, { manager: 'managerId', served: true }),
      order: { name: 'ASC' },
      take: 1000,
    });
    return managers.map(({ managerId, kind, name, acronym, seat }) => ({
      managerId,
      kind,
      name,
      acronym,
      seat: { code: seat, name: municipalityName(seat) },
    }));
  }
}
