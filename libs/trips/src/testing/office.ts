import { Streams, type BusinessCommand, type CommandContext, type Outcome } from '#embarque/application';
import { type EventStore, type RecordedEvent } from '#embarque/event-store';
import { idFrom, type Instant, type Plate, type Uuid } from '#embarque/kernel';
import { type Keys } from '#embarque/privacy';
import { context, type Asking } from '../../../../test/support/asking.js';
import { MemoryKeys } from '../../../privacy/src/testing/memory-keys.js';
import { Agendas } from '../agenda/agendas.js';
import { AuthorizePassenger } from '../commands/authorize-passenger/authorize-passenger.command.js';
import { AuthorizePassengerHandler } from '../commands/authorize-passenger/authorize-passenger.handler.js';
import { BoardByException } from '../commands/board-by-exception/board-by-exception.command.js';
import { BoardByExceptionHandler } from '../commands/board-by-exception/board-by-exception.handler.js';
import { BoardPassenger } from '../commands/board-passenger/board-passenger.command.js';
import { BoardPassengerHandler } from '../commands/board-passenger/board-passenger.handler.js';
import { BoardStandBy } from '../commands/board-stand-by/board-stand-by.command.js';
import { BoardStandByHandler } from '../commands/board-stand-by/board-stand-by.handler.js';
import { CancelTrip } from '../commands/cancel-trip/cancel-trip.command.js';
import { CancelTripHandler } from '../commands/cancel-trip/cancel-trip.handler.js';
import { CompleteTrip } from '../commands/complete-trip/complete-trip.command.js';
import { CompleteTripHandler } from '../commands/complete-trip/complete-trip.handler.js';
import { CorrectPassengerOutcome } from '../commands/correct-passenger-outcome/correct-passenger-outcome.command.js';
import { CorrectPassengerOutcomeHandler } from '../commands/correct-passenger-outcome/correct-passenger-outcome.handler.js';
import { CopyWeek } from '../commands/copy-week/copy-week.command.js';
import { CopyWeekHandler } from '../commands/copy-week/copy-week.handler.js';
import { DepartTrip } from '../commands/depart-trip/depart-trip.command.js';
import { DepartTripHandler } from '../commands/depart-trip/depart-trip.handler.js';
import { RecordNoShow } from '../commands/record-no-show/record-no-show.command.js';
import { RecordNoShowHandler } from '../commands/record-no-show/record-no-show.handler.js';
import { RecordOccurrence } from '../commands/record-occurrence/record-occurrence.command.js';
import { RecordOccurrenceHandler } from '../commands/record-occurrence/record-occurrence.handler.js';
import { RecordReturn } from '../commands/record-return/record-return.command.js';
import { RecordReturnHandler } from '../commands/record-return/record-return.handler.js';
import { RecordStop } from '../commands/record-stop/record-stop.command.js';
import { RecordStopHandler } from '../commands/record-stop/record-stop.handler.js';
import { ReplaceVehicle } from '../commands/replace-vehicle/replace-vehicle.command.js';
import { ReplaceVehicleHandler } from '../commands/replace-vehicle/replace-vehicle.handler.js';
import { RevokeAuthorization } from '../commands/revoke-authorization/revoke-authorization.command.js';
import { RevokeAuthorizationHandler } from '../commands/revoke-authorization/revoke-authorization.handler.js';
import { ScheduleTrip } from '../commands/schedule-trip/schedule-trip.command.js';
import { ScheduleTripHandler } from '../commands/schedule-trip/schedule-trip.handler.js';
import { agenda, agendaStreams, type Reservation, type Resource } from '../domain/agenda.js';
import {
  appointmentFacts,
  attendantFacts,
  driverFacts,
  HOME,
  personFacts,
  routeFacts,
  TIMES,
  vehicleFacts,
} from '../domain/testing/trip-facts.js';
import { trip, tripStream, type TripTimes } from '../domain/trip.js';
import { Numbering } from '../numbering.js';
import { PassengerTexts } from '../passenger-texts.js';
import { Surroundings } from '../surroundings.js';
import { Trips } from '../trips.js';
import { TripRecords } from '../trip-records.js';
import { TripsDirectory } from '../trips-directory.js';

type RequestTeller = Surroundings['request'];

/** Every vehicle, driver and person that is asked for exists; a vehicle's seats are in its name: `car-5`. */
const surroundingsWith = (request: RequestTeller) =>
  ({
    route: async () => routeFacts,
    routes: async () => [],
    parts: Surroundings.prototype.parts,
    vehicle: async (vehicleId: Uuid) => fleet.get(vehicleId),
    crewMember: async (crewMemberId: Uuid) =>
      crewMemberId === attendantFacts.crewMemberId ? attendantFacts : { ...driverFacts, crewMemberId },
    person: async (personId: Uuid) => ({ ...personFacts(''), personId }),
    appointment: async (appointmentId: Uuid) => appointments.get(appointmentId),
    request,
  }) as Pick<Surroundings, keyof Surroundings> as Surroundings;

const fleet = new Map<Uuid, typeof vehicleFacts>();
const appointments = new Map<Uuid, ReturnType<typeof appointmentFacts>>();

export const vehicle = (name: string): Uuid => {
  const vehicleId = idFrom('vehicle', name);
  const number = String(fleet.size + 1).padStart(4, '0');
  const plate = (fleet.get(vehicleId)?.plate ?? `RTC${number}`) as Plate;
  fleet.set(vehicleId, { ...vehicleFacts, vehicleId, plate, seats: Number(name.split('-')[1]) });
  return vehicleId;
};
export const appointment = (name: string): Uuid => {
  const facts = appointmentFacts(name);
  appointments.set(facts.appointmentId, facts);
  return facts.appointmentId;
};

type Handler = { execute(command: unknown): Promise<Outcome> };

/** One process that handles commands about trips: it shares the store with others and nothing else. */
export function officeOn(
  store: EventStore,
  keys: Keys = new MemoryKeys(),
  request: RequestTeller = async () => undefined,
) {
  const surroundings = surroundingsWith(request);
  const streams = new Streams(store);
  const agendas = new Agendas(streams);
  const trips = new Trips(streams);
  const texts = new PassengerTexts(keys);
  const scheduling = new ScheduleTripHandler(streams, agendas, surroundings);
  const handlers = new Map<unknown, Handler>([
    [ScheduleTrip, scheduling],
    [CopyWeek, new CopyWeekHandler(streams, trips, scheduling)],
    [AuthorizePassenger, new AuthorizePassengerHandler(streams, agendas, surroundings, texts, new Numbering(streams))],
    [RevokeAuthorization, new RevokeAuthorizationHandler(trips, agendas, texts)],
    [ReplaceVehicle, new ReplaceVehicleHandler(trips, agendas, surroundings)],
    [DepartTrip, new DepartTripHandler(trips)],
    [BoardPassenger, new BoardPassengerHandler(trips)],
    [BoardStandBy, new BoardStandByHandler(trips, agendas)],
    [BoardByException, new BoardByExceptionHandler(trips, agendas, surroundings, texts)],
    [RecordStop, new RecordStopHandler(trips)],
    [RecordOccurrence, new RecordOccurrenceHandler(trips, texts)],
    [RecordNoShow, new RecordNoShowHandler(trips, texts)],
    [RecordReturn, new RecordReturnHandler(trips, agendas, texts)],
    [CompleteTrip, new CompleteTripHandler(trips)],
    [CorrectPassengerOutcome, new CorrectPassengerOutcomeHandler(trips, texts)],
    [CancelTrip, new CancelTripHandler(trips, agendas)],
  ]);
  const execute = (type: new () => BusinessCommand<object>, input: object, context: CommandContext): Promise<Outcome> =>
    handlers.get(type)!.execute(Object.assign(new type(), input, { context }));
  const send = (type: new () => BusinessCommand<object>, input: object, options: Asking = {}) =>
    execute(type, input, context(options));

  return {
    streams,
    agendas,
    directory: new TripsDirectory(streams, texts),
    records: new TripRecords(streams, surroundings, texts),
    store,
    texts,
    scheduling,
    execute,
    send,
    schedule: (
      options: Asking = {},
      { name = 'car-5', driver = 'driver', times = TIMES }: { name?: string; driver?: string; times?: TripTimes } = {},
    ) =>
      send(
        ScheduleTrip,
        { routeId: routeFacts.routeId, vehicleId: vehicle(name), driverId: idFrom('crew', driver), ...times },
        options,
      ),
    authorize: (
      tripId: Uuid,
      name: string,
      options: Asking = { key: `${name} on ${tripId}` },
      legs = 'round-trip',
      standBy = false,
    ) =>
      send(
        AuthorizePassenger,
        {
          ...{ tripId, personId: idFrom('person', name), role: 'patient', accommodation: 'seat', legs, from: HOME },
          ...{ boardingPlace: 'Praça da Matriz', appointmentId: appointment(name) },
          ...(standBy ? { standBy } : {}),
        },
        options,
      ),
    state: (tripId: Uuid) => streams.load(tripStream(tripId), trip),
    agendaOf: async (resource: Resource, times: TripTimes = TIMES): Promise<Reservation[]> => {
      const months = agendaStreams(resource, { from: times.departsAt, to: times.endsAt });
      const found = await Promise.all(months.map((stream) => streams.load(stream, agenda)));
      return found.flatMap((month) => [...month.values()]);
    },
  };
}
export { routeFacts, TIMES };
export type Office = ReturnType<typeof officeOn>;

/** The ids that commands about trips and passengers make from their key. */
export const tripOf = (key: string): Uuid => idFrom(context({ key }).commandId, 'trip');
export const authorizationOf = (key: string): Uuid => idFrom(context({ key }).commandId, 'authorization');

export const later = (times: TripTimes, days: number): TripTimes => {
  const shift = (instant: Instant) => new Date(Date.parse(instant) + days * 86_400_000).toISOString() as Instant;
  return { departsAt: shift(times.departsAt), returnsAt: shift(times.returnsAt), endsAt: shift(times.endsAt) };
};

export async function eventsOf(store: EventStore, stream: string): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of store.readStream(stream)) events.push(event);
  return events;
}
