import { Global, Module } from '@nestjs/common';
import { AdmitMemberHandler } from './commands/admit-member/admit-member.handler.js';
import { WithdrawMemberHandler } from './commands/withdraw-member/withdraw-member.handler.js';
import { RegisterEstablishmentHandler } from './commands/register-establishment/register-establishment.handler.js';
import { RegisterRouteHandler } from './commands/register-route/register-route.handler.js';
import { SetDistanceHandler } from './commands/set-distance/set-distance.handler.js';
import { RegisterFleetManagerHandler } from './commands/register-fleet-manager/register-fleet-manager.handler.js';
import { TerritoryController } from './http/territory.http.js';
import { ListManagersHandler } from './queries/list-managers/list-managers.js';
import { GetManagerHandler } from './queries/get-manager/get-manager.js';
import { GetMembershipDifferenceHandler } from './queries/membership-difference/get-membership-difference.js';
import { ListRoutesHandler } from './queries/list-routes/list-routes.js';
import { SearchEstablishmentsHandler } from './queries/search-establishments/search-establishments.js';
import { SearchMunicipalitiesHandler } from './queries/search-municipalities/search-municipalities.js';
import { REACHES } from '#embarque/application';
import { Scopes } from './scopes.js';
import { TerritoryDirectory } from './territory-directory.js';
import { TerritoryNames } from './territory-names.js';
import { TerritorySubjects } from './territory-subjects.js';

/** Global, for every room's gate asks it how far a scope reaches. */
@Global()
@Module({
  controllers: [TerritoryController],
  providers: [
    TerritoryDirectory,
    TerritoryNames,
    TerritorySubjects,
    { provide: REACHES, useClass: Scopes },
    RegisterFleetManagerHandler,
    AdmitMemberHandler,
    WithdrawMemberHandler,
    RegisterEstablishmentHandler,
    RegisterRouteHandler,
    SetDistanceHandler,
    ListManagersHandler,
    GetManagerHandler,
    GetMembershipDifferenceHandler,
    ListRoutesHandler,
    SearchEstablishmentsHandler,
    SearchMunicipalitiesHandler,
  ],
  exports: [TerritoryDirectory, TerritoryNames, REACHES],
})
export class TerritoryModule {}
