import { Module } from '@nestjs/common';
import { RegisterFleetManagerHandler } from './commands/register-fleet-manager/register-fleet-manager.handler.js';
import { TerritoryController } from './http/territory.http.js';
import { ListManagersHandler } from './queries/list-managers/list-managers.js';

@Module({
  controllers: [TerritoryController],
  providers: [RegisterFleetManagerHandler, ListManagersHandler],
})
export class TerritoryModule {}
