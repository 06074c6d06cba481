import { Module } from '@nestjs/common';
import { TripsModule } from '#embarque/trips';
import { AuthorizationSeals } from './authorization-seals.js';
import { DocumentsController } from './http/documents.http.js';
import { CheckAuthorizationHandler } from './queries/check-authorization/check-authorization.js';
import { ListSealKeysHandler } from './queries/list-seal-keys/list-seal-keys.js';
import { TripReading } from './reading.js';
import { SealKeys } from './seal-keys.js';

@Module({
  imports: [TripsModule],
  controllers: [DocumentsController],
  providers: [SealKeys, AuthorizationSeals, TripReading, ListSealKeysHandler, CheckAuthorizationHandler],
  exports: [AuthorizationSeals],
})
export class DocumentsModule {}
