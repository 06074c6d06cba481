import { command, controllerFor, query } from '#embarque/application';
import { AuthorizePassenger } from '../commands/authorize-passenger/authorize-passenger.command.js';
import { BoardByException } from '../commands/board-by-exception/board-by-exception.command.js';
import { BoardPassenger } from '../commands/board-passenger/board-passenger.command.js';
import { BoardStandBy } from '../commands/board-stand-by/board-stand-by.command.js';
import { CancelAid } from '../commands/cancel-aid/cancel-aid.command.js';
import { CancelTrip } from '../commands/cancel-trip/cancel-trip.command.js';
import { CompleteTrip } from '../commands/complete-trip/complete-trip.command.js';
import { CorrectPassengerOutcome } from '../commands/correct-passenger-outcome/correct-passenger-outcome.command.js';
import { CorrectTripReadings } from '../commands/correct-trip-readings/correct-trip-readings.command.js';
import { CopyWeek } from '../commands/copy-week/copy-week.command.js';
import { DepartTrip } from '../commands/depart-trip/depart-trip.command.js';
import { GrantAid } from '../commands/grant-aid/grant-aid.command.js';
import { PublishManifest } from '../commands/publish-manifest/publish-manifest.command.js';
import { RecordNoShow } from '../commands/record-no-show/record-no-show.command.js';
import { RecordOccurrence } from '../commands/record-occurrence/record-occurrence.command.js';
import { RecordReturn } from '../commands/record-return/record-return.command.js';
import { RecordStop } from '../commands/record-stop/record-stop.command.js';
import { ReplaceVehicle } from '../commands/replace-vehicle/replace-vehicle.command.js';
import { RevokeAuthorization } from '../commands/revoke-authorization/revoke-authorization.command.js';
import { ScheduleTrip } from '../commands/schedule-trip/schedule-trip.command.js';
import { DefineTripTemplate } from '../commands/define-trip-template/define-trip-template.command.js';
import { ChangeTripTemplate } from '../commands/change-trip-template/change-trip-template.command.js';
import { RetireTripTemplate } from '../commands/retire-trip-template/retire-trip-template.command.js';
import { ScheduleFromTemplate } from '../commands/schedule-from-template/schedule-from-template.command.js';
import { ListTripTemplates } from '../queries/list-trip-templates/list-trip-templates.js';
import { GetManifest } from '../queries/get-manifest/get-manifest.js';
import { GetTrip } from '../queries/get-trip/get-trip.js';
import { ListAids } from '../queries/list-aids/list-aids.js';
import { ListExceptions } from '../queries/list-exceptions/list-exceptions.js';
import { ListTrips } from '../queries/list-trips/list-trips.js';
import { PreviewWeekCopy } from '../queries/preview-week-copy/preview-week-copy.js';

const AUTHORIZATION = 'trips/:tripId/authorizations/:authorizationId';

export const TripsController = controllerFor('viagens', [
  command('trip-templates', DefineTripTemplate, 'Cadastra um modelo de viagem'),
  command('trip-templates/:templateId/changes', ChangeTripTemplate, 'Muda um modelo de viagem'),
  command('trip-templates/:templateId/retirement', RetireTripTemplate, 'Encerra um modelo de viagem'),
  command('trip-templates/:templateId/trips', ScheduleFromTemplate, 'Programa as viagens de um modelo, de dia a dia'),
  query('managers/:managerId/trip-templates', ListTripTemplates, 'Modelos de viagem de um gestor'),
  command('managers/:managerId/week-copies', CopyWeek, 'Copia viagens de uma semana para outra'),
  query(
    'managers/:managerId/week-copy',
    PreviewWeekCopy,
    'O que seria copiado de uma semana para outra, e o que impede',
  ),
  command('trips', ScheduleTrip, 'Programa uma viagem'),
  command('trips/:tripId/authorizations', AuthorizePassenger, 'Autoriza um passageiro'),
  command(`${AUTHORIZATION}/revocation`, RevokeAuthorization, 'Revoga uma autorização'),
  command('trips/:tripId/vehicle', ReplaceVehicle, 'Troca o veículo e reemite as autorizações'),
  command('trips/:tripId/manifest', PublishManifest, 'Publica a lista de passageiros'),
  command('trips/:tripId/departure', DepartTrip, 'Registra a saída'),
  command(`${AUTHORIZATION}/boarding`, BoardPassenger, 'Registra um embarque'),
  command(`${AUTHORIZATION}/stand-by-boarding`, BoardStandBy, 'Registra o embarque de quem esperava lugar na saída'),
  command('trips/:tripId/exception-boardings', BoardByException, 'Registra o embarque de quem não está na lista'),
  command(`${AUTHORIZATION}/no-show`, RecordNoShow, 'Registra uma falta'),
  command(`${AUTHORIZATION}/return`, RecordReturn, 'Registra a volta de um passageiro'),
  command('trips/:tripId/stops', RecordStop, 'Registra uma parada'),
  command('trips/:tripId/occurrences', RecordOccurrence, 'Registra uma ocorrência'),
  command('trips/:tripId/completion', CompleteTrip, 'Conclui a viagem'),
  command(
    `${AUTHORIZATION}/correction`,
    CorrectPassengerOutcome,
    'Corrige, depois da conclusão, o desfecho de um passageiro',
  ),
  query(`${AUTHORIZATION}/aids`, ListAids, 'Ajudas de custo de um passageiro'),
  command(`${AUTHORIZATION}/aids`, GrantAid, 'Registra uma ajuda de custo dada a quem viajou'),
  command(`${AUTHORIZATION}/aids/:aidId/cancellation`, CancelAid, 'Cancela uma ajuda de custo'),
  command('trips/:tripId/correction', CorrectTripReadings, 'Corrige, depois da conclusão, horas e hodômetro'),
  command('trips/:tripId/cancellation', CancelTrip, 'Cancela a viagem'),
  query('trips', ListTrips, 'Viagens de um gestor em um dia'),
  query('trips/:tripId/manifest', GetManifest, 'A lista publicada ao lado da planejada'),
  query('trips/:tripId', GetTrip, 'Uma viagem com sua lista de passageiros'),
  query(
    'managers/:managerId/competences/:competence/exceptions',
    ListExceptions,
    'Embarques por exceção de um gestor em um mês',
  ),
]);
