import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { VehicleRow } from '../../projections/fleet/fleet.entities.js';

/** A manager's vehicles, by plate. */
export class ListVehicles extends Query<VehicleRow[]> {
  @Value(Uuid) managerId!: Uuid;
}

@QueryHandler(ListVehicles)
export class ListVehiclesHandler implements IQueryHandler<ListVehicles> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  execute({ managerId }: ListVehicles): Promise<VehicleRow[]> {
    return this.database.getRepository(VehicleRow).find({ where: { managerId }, order: { plate: 'ASC' }, take: 1000 });
  }
}
