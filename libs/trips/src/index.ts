export { AuthorizePassenger } from './commands/authorize-passenger/authorize-passenger.command.js';
export { BoardByException } from './commands/board-by-exception/board-by-exception.command.js';
export { BoardPassenger } from './commands/board-passenger/board-passenger.command.js';
export { BoardStandBy } from './commands/board-stand-by/board-stand-by.command.js';
export { CancelAid } from './commands/cancel-aid/cancel-aid.command.js';
export { CancelTrip } from './commands/cancel-trip/cancel-trip.command.js';
export { CompleteTrip } from './commands/complete-trip/complete-trip.command.js';
export { CorrectPassengerOutcome } from './commands/correct-passenger-outcome/correct-passenger-outcome.command.js';
export { CorrectTripReadings } from './commands/correct-trip-readings/correct-trip-readings.command.js';
export { DepartTrip } from './commands/depart-trip/depart-trip.command.js';
export { GrantAid } from './commands/grant-aid/grant-aid.command.js';
export { PublishManifest } from './commands/publish-manifest/publish-manifest.command.js';
export { RecordNoShow } from './commands/record-no-show/record-no-show.command.js';
export { RecordOccurrence } from './commands/record-occurrence/record-occurrence.command.js';
export { RecordReturn } from './commands/record-return/record-return.command.js';
export { RecordStop } from './commands/record-stop/record-stop.command.js';
export { ReplaceVehicle } from './commands/replace-vehicle/replace-vehicle.command.js';
export { RevokeAuthorization } from './commands/revoke-authorization/revoke-authorization.command.js';
export { ScheduleTrip } from './commands/schedule-trip/schedule-trip.command.js';
export { AID_KINDS, aidsStream, type AidEvent, type AidKind } from './domain/aid.js';
export { type PersonFacts } from './domain/facts.js';
export { type Freed, type PlacesByLeg } from './domain/freed-places.js';
export { type Told } from './domain/told.js';
export { GATES_POLICY } from './domain/policies.js';
export { covers, isPlanned, LEFT_OUTCOMES, type LeftOutcome } from './domain/trip.js';
export { type IssuedAuthorization, type Travellers } from './domain/travellers.js';
export { UNKNOWN_TRIP } from './commands/unknown-trip.js';
export {
  type Accommodation,
  type Authorization,
  type AuthorizationNumber,
  trip,
  tripStream,
  type KnownTrip,
  type Legs,
  type Passenger,
  type Role,
  type Transport,
  type TripEvent,
  type Whereabouts,
} from './domain/trip.js';
export { DefineTripTemplate } from './commands/define-trip-template/define-trip-template.command.js';
export { ChangeTripTemplate } from './commands/change-trip-template/change-trip-template.command.js';
export { RetireTripTemplate } from './commands/retire-trip-template/retire-trip-template.command.js';
export { CopyWeek } from './commands/copy-week/copy-week.command.js';
export { ScheduleFromTemplate } from './commands/schedule-from-template/schedule-from-template.command.js';
export { type ScheduledDay } from './commands/schedule-trip/scheduled-day.js';
export { ListTripTemplates } from './queries/list-trip-templates/list-trip-templates.js';
export { tripsProjection } from './projections/trips/trips.projection.js';
export { GetManifest, type ManifestLists } from './queries/get-manifest/get-manifest.js';
export { type ManifestView } from './queries/manifest.js';
export { GetTrip, type TripView } from './queries/get-trip/get-trip.js';
export { ListAids, type AidView } from './queries/list-aids/list-aids.js';
export { ListExceptions, type ExceptionView } from './queries/list-exceptions/list-exceptions.js';
export { ListTrips, type TripSummary } from './queries/list-trips/list-trips.js';
export { RequestDesk } from './request-desk.js';
export { tripsSchema } from './schema.js';
export { tell, type RoadRecord } from './telling.js';
export { TripCorrections } from './trip-corrections.js';
export { TripRecords } from './trip-records.js';
export { TripsDirectory, type Travelling } from './trips-directory.js';
export { TripsSeen, type SeenStanding } from './trips-seen.js';
export { TripsModule } from './trips.module.js';
