import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { refuse, refuseUnknown } from '#embarque/kernel';
import { Agendas } from '../../agenda/agendas.js';
import { crewSlots, vehicleSlot } from '../../domain/slots.js';
import { trip, tripStream } from '../../domain/trip.js';
import { Surroundings } from '../../surroundings.js';
import { ScheduleTrip } from './schedule-trip.command.js';
import { scheduleTrip, type TripPlan } from './schedule-trip.decision.js';

@CommandHandler(ScheduleTrip)
export class ScheduleTripHandler implements ICommandHandler<ScheduleTrip> {
  constructor(
    private readonly streams: Streams,
    private readonly agendas: Agendas,
    private readonly surroundings: Surroundings,
  ) {}

  async execute(command: ScheduleTrip) {
    const tripId = command.newId('trip');
    const stream = tripStream(tripId);
    const before = await this.streams.answered(stream, command.context);
    if (before) return answer(before, { tripId });

    const { routeId, vehicleId, driverId, attendantId, departsAt, returnsAt, endsAt } = command;
    const [route, vehicle, driver, attendant] = await Promise.all([
      this.surroundings.route(routeId),
      this.surroundings.vehicle(vehicleId),
      this.surroundings.crewMember(driverId),
      attendantId ? this.surroundings.crewMember(attendantId) : undefined,
    ]);
    if (!route || !vehicle || !driver || (attendantId && !attendant)) {
      return refuseUnknown(
        'trip-parts-unknown',
        ...(route ? [] : ['Não há rota com este identificador.']),
        ...(vehicle ? [] : ['Não há veículo com este identificador.']),
        ...(driver ? [] : ['Não há motorista com este identificador.']),
        ...(attendantId && !attendant ? ['Não há agente de bordo com este identificador.'] : []),
      );
    }

    const plan: TripPlan = { tripId, route, vehicle, driver, attendant, departsAt, returnsAt, endsAt };
    const foreseen = scheduleTrip(plan, trip.initial);
    if (!foreseen.ok) return foreseen;

    const wishes = [vehicleSlot(vehicleId, plan), ...crewSlots({ driverId, attendantId }, plan)];
    const reserved = await this.agendas.reserve(wishes, { reservationId: tripId, tripId }, command.context);
    if (!reserved.ok) return refuse('trip-cannot-be-scheduled', ...reserved.refusal.reasons);

    const decided = await this.streams.decide(stream, trip, command.context, (state) => scheduleTrip(plan, state));
    if (!decided.ok) await reserved.giveBack();
    return answer(decided, { tripId });
  }
}
