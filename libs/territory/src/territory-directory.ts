import { Injectable } from '@nestjs/common';
import { Streams } from '#embarque/application';
import { type Cnes, type Uuid } from '#embarque/kernel';
import { establishment, establishmentStream, type Establishment } from './domain/establishment.js';
import { fleetManager, managerStream, type FleetManager } from './domain/fleet-manager.js';
import { route, routeStream, type Route } from './domain/route.js';

/** What other rooms may ask of this one while they decide: from the streams, so never behind. */
@Injectable()
export class TerritoryDirectory {
  constructor(private readonly streams: Streams) {}

  manager(managerId: Uuid): Promise<FleetManager> {
    return this.streams.load(managerStream(managerId), fleetManager);
  }

  route(routeId: Uuid): Promise<Route> {
    return this.streams.load(routeStream(routeId), route);
  }

  establishment(cnes: Cnes): Promise<Establishment> {
    return this.streams.load(establishmentStream(cnes), establishment);
  }
}
