import { Module } from '@nestjs/common';
import { AlertsModule } from '#embarque/alerts';
import { TerritoryModule } from '#embarque/territory';
import { RecordTrainingHandler } from './commands/record-training/record-training.handler.js';
import { RegisterCrewMemberHandler } from './commands/register-crew-member/register-crew-member.handler.js';
import { RegisterVehicleHandler } from './commands/register-vehicle/register-vehicle.handler.js';
import { RenewLicenceHandler } from './commands/renew-licence/renew-licence.handler.js';
import { ReturnVehicleHandler } from './commands/return-vehicle/return-vehicle.handler.js';
import { SetSeatMapHandler } from './commands/set-seat-map/set-seat-map.handler.js';
import { WithdrawVehicleHandler } from './commands/withdraw-vehicle/withdraw-vehicle.handler.js';
import { FleetDirectory } from './fleet-directory.js';
import { FleetSubjects } from './fleet-subjects.js';
import { FleetController } from './http/fleet.http.js';
import { LicenceAlerts } from './queries/licence-alerts.js';
import { ListCrewHandler } from './queries/list-crew/list-crew.js';
import { ListVehiclesHandler } from './queries/list-vehicles/list-vehicles.js';

@Module({
  imports: [AlertsModule, TerritoryModule],
  controllers: [FleetController],
  providers: [
    FleetDirectory,
    FleetSubjects,
    LicenceAlerts,
    RegisterVehicleHandler,
    WithdrawVehicleHandler,
    ReturnVehicleHandler,
    SetSeatMapHandler,
    RegisterCrewMemberHandler,
    RecordTrainingHandler,
    RenewLicenceHandler,
    ListVehiclesHandler,
    ListCrewHandler,
  ],
  exports: [FleetDirectory],
})
export class FleetModule {}
