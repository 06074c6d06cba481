import { Module } from '@nestjs/common';
import { Agendas } from './agenda/agendas.js';
import { AuthorizePassengerHandler } from './commands/authorize-passenger/authorize-passenger.handler.js';
import { BoardByExceptionHandler } from './commands/board-by-exception/board-by-exception.handler.js';
import { BoardPassengerHandler } from './commands/board-passenger/board-passenger.handler.js';
import { BoardStandByHandler } from './commands/board-stand-by/board-stand-by.handler.js';
import { CancelAidHandler } from './commands/cancel-aid/cancel-aid.handler.js';
import { CancelTripHandler } from './commands/cancel-trip/cancel-trip.handler.js';
import { CompleteTripHandler } from './commands/complete-trip/complete-trip.handler.js';
import { CorrectPassengerOutcomeHandler } from './commands/correct-passenger-outcome/correct-passenger-outcome.handler.js';
import { CorrectTripReadingsHandler } from './commands/correct-trip-readings/correct-trip-readings.handler.js';
import { CopyWeekHandler } from './commands/copy-week/copy-week.handler.js';
import { DepartTripHandler } from './commands/depart-trip/depart-trip.handler.js';
import { GrantAidHandler } from './commands/grant-aid/grant-aid.handler.js';
import { PublishManifestHandler } from './commands/publish-manifest/publish-manifest.handler.js';
import { RecordNoShowHandler } from './commands/record-no-show/record-no-show.handler.js';
import { RecordOccurrenceHandler } from './commands/record-occurrence/record-occurrence.handler.js';
import { RecordReturnHandler } from './commands/record-return/record-return.handler.js';
import { RecordStopHandler } from './commands/record-stop/record-stop.handler.js';
import { ReplaceVehicleHandler } from './commands/replace-vehicle/replace-vehicle.handler.js';
import { RevokeAuthorizationHandler } from './commands/revoke-authorization/revoke-authorization.handler.js';
import { ScheduleTripHandler } from './commands/schedule-trip/schedule-trip.handler.js';
import { TripsController } from './http/trips.http.js';
import { GetManifestHandler } from './queries/get-manifest/get-manifest.js';
import { GetTripHandler } from './queries/get-trip/get-trip.js';
import { ListAidsHandler } from './queries/list-aids/list-aids.js';
import { ListExceptionsHandler } from './queries/list-exceptions/list-exceptions.js';
import { ListTripsHandler } from './queries/list-trips/list-trips.js';
import { PreviewWeekCopyHandler } from './queries/preview-week-copy/preview-week-copy.js';
import { DefineTripTemplateHandler } from './commands/define-trip-template/define-trip-template.handler.js';
import { ChangeTripTemplateHandler } from './commands/change-trip-template/change-trip-template.handler.js';
import { RetireTripTemplateHandler } from './commands/retire-trip-template/retire-trip-template.handler.js';
import { ScheduleFromTemplateHandler } from './commands/schedule-from-template/schedule-from-template.handler.js';
import { ListTripTemplatesHandler } from './queries/list-trip-templates/list-trip-templates.js';
import { AlertsModule } from '#embarque/alerts';
import { FleetModule } from '#embarque/fleet';
import { PeopleModule } from '#embarque/people';
import { TerritoryModule } from '#embarque/territory';
import { AidBook } from './aid-book.js';
import { TripAlerts } from './queries/trip-alerts.js';
import { Numbering } from './numbering.js';
import { PassengerTexts } from './passenger-texts.js';
import { RequestDesk } from './request-desk.js';
import { Surroundings } from './surroundings.js';
import { TripCorrections } from './trip-corrections.js';
import { TripRecords } from './trip-records.js';
import { TripsDirectory } from './trips-directory.js';
import { TripsOfSubject } from './trips-of-subject.js';
import { Trips } from './trips.js';
import { TripsSeen } from './trips-seen.js';
import { TripsSubjects } from './trips-subjects.js';

@Module({
  imports: [AlertsModule, TerritoryModule, FleetModule, PeopleModule],
  controllers: [TripsController],
  providers: [
    AidBook,
    Agendas,
    PassengerTexts,
    Numbering,
    RequestDesk,
    Surroundings,
    TripAlerts,
    Trips,
    TripCorrections,
    TripRecords,
    TripsDirectory,
    TripsSeen,
    TripsSubjects,
    TripsOfSubject,
    ScheduleTripHandler,
    DefineTripTemplateHandler,
    ChangeTripTemplateHandler,
    RetireTripTemplateHandler,
    ScheduleFromTemplateHandler,
    ListTripTemplatesHandler,
    CopyWeekHandler,
    PreviewWeekCopyHandler,
    AuthorizePassengerHandler,
    RevokeAuthorizationHandler,
    ReplaceVehicleHandler,
    PublishManifestHandler,
    DepartTripHandler,
    BoardPassengerHandler,
    BoardStandByHandler,
    BoardByExceptionHandler,
    RecordNoShowHandler,
    RecordReturnHandler,
    RecordStopHandler,
    RecordOccurrenceHandler,
    CompleteTripHandler,
    CorrectPassengerOutcomeHandler,
    CorrectTripReadingsHandler,
    GrantAidHandler,
    CancelAidHandler,
    CancelTripHandler,
    ListTripsHandler,
    ListAidsHandler,
    ListExceptionsHandler,
    GetTripHandler,
    GetManifestHandler,
  ],
  exports: [RequestDesk, TripCorrections, TripRecords, TripsDirectory, TripsSeen],
})
export class TripsModule {}
