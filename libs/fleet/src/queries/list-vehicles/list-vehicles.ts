import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { VehicleRow } from '../../projections/fleet/fleet.entities.js';

/** A manager's vehicles, by plate. */
export class ListVehicles extends BusinessQuery<VehicleRow[]> {
  @Value(Uuid) managerId!: Uuid;
}

@QueryHandler(ListVehicles)
export class ListVehiclesHandler implements IQueryHandler<ListVehicles> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  execute({ managerId, asker }: ListVehicles): Promise<VehicleRow[]> {
    return this.database.getRepository(VehicleRow).find({
      where: inReach(asker.reach, { managerId }, { manager: 'managerId', served: true }),
      order: { plate: 'ASC' },
      take: 1000,
    });
  }
}
