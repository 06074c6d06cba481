import { Module } from '@nestjs/common';
import { RegisterFleetManagerHandler } from './commands/register-fleet-manager/register-fleet-manager.handler.js';
import { TerritoryController } from './http/territory.http.js';
import { ListManagersHandler } from './queries/list-managers/list-managers.js';
import { TerritoryDirectory } from './territory-directory.js';

@Module({
  controllers: [TerritoryController],
  providers: [TerritoryDirectory, RegisterFleetManagerHandler, ListManagersHandler],
  exports: [TerritoryDirectory],
})
export class TerritoryModule {}
