import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { DistanceEntity, RouteRow } from '../../projections/territory/territory.entities.js';
import { named, type Named } from '../named.js';

export interface RouteView {
  readonly routeId: string;
  readonly name: string;
  /** In the order of the way out. */
  readonly towns: readonly Named[];
  readonly destination: Named;
  /** In the order in which they were set: of those valid on a day, the last one is in force. */
  readonly distances: readonly {
    readonly from: Named;
    readonly metres: number;
    readonly source: string;
    readonly validFrom: string;
    readonly validTo: string | null;
  }[];
}

/** A manager's routes, those that serve the asker's towns, by name, with their distance tables. */
export class ListRoutes extends BusinessQuery<RouteView[]> {
  @Value(Uuid) managerId!: Uuid;
}

@QueryHandler(ListRoutes)
export class ListRoutesHandler implements IQueryHandler<ListRoutes> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ managerId, asker }: ListRoutes): Promise<RouteView[]> {
    const routes = await this.database.getRepository(RouteRow).find({
      where: inReach<RouteRow>(asker.reach, { managerId }, { manager: 'managerId', towns: 'towns' }),
      order: { name: 'ASC', routeId: 'ASC' },
      take: 1000,
    });
    const distances = await this.database
      .getRepository(DistanceEntity)
      .find({ where: { routeId: In(routes.map(({ routeId }) => routeId)) }, order: { setAt: 'ASC' } });
    return routes.map(({ routeId, name, towns, destination }) => ({
      routeId,
      name,
      towns: towns.map(named),
      destination: named(destination),
      distances: distances
        .filter((row) => row.routeId === routeId)
        .map(({ from, metres, source, validFrom, validTo }) => ({
          ...{ from: named(from), metres, source, validFrom, validTo },
        })),
    }));
  }
}
