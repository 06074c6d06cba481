import { Module } from '@nestjs/common';
import { FleetModule } from '#embarque/fleet';
import { PeopleModule } from '#embarque/people';
import { TerritoryModule } from '#embarque/territory';
import { TripsModule } from '#embarque/trips';
import { AuthorizationSeals } from './authorization-seals.js';
import { SetTravelRulesHandler } from './commands/set-travel-rules/set-travel-rules.handler.js';
import { DocumentsSubjects } from './documents-subjects.js';
import { DocumentsController } from './http/documents.http.js';
import { PapersController } from './http/papers.controller.js';
import { PaperTrips } from './paper-trips.js';
import { CheckAuthorizationHandler } from './queries/check-authorization/check-authorization.js';
import { ListSealKeysHandler } from './queries/list-seal-keys/list-seal-keys.js';
import { ListTravelRulesHandler } from './queries/list-travel-rules/list-travel-rules.js';
import { PrintAuthorizationsHandler } from './queries/print-authorizations/print-authorizations.js';
import { PrintDaySheetHandler } from './queries/print-day-sheet/print-day-sheet.js';
import { PrintManifestHandler } from './queries/print-manifest/print-manifest.js';
import { PrintPassengerListHandler } from './queries/print-passenger-list/print-passenger-list.js';
import { TripReading } from './reading.js';
import { SealKeys } from './seal-keys.js';
import { TownRules } from './town-rules.js';

@Module({
  imports: [TerritoryModule, FleetModule, PeopleModule, TripsModule],
  controllers: [DocumentsController, PapersController],
  providers: [
    SealKeys,
    AuthorizationSeals,
    DocumentsSubjects,
    PaperTrips,
    TownRules,
    TripReading,
    ListSealKeysHandler,
    CheckAuthorizationHandler,
    PrintAuthorizationsHandler,
    PrintManifestHandler,
    PrintPassengerListHandler,
    PrintDaySheetHandler,
    SetTravelRulesHandler,
    ListTravelRulesHandler,
  ],
  exports: [AuthorizationSeals],
})
export class DocumentsModule {}
