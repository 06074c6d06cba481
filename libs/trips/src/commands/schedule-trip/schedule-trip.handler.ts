import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { refuseUnknown } from '#embarque/kernel';
import { Agendas } from '../../agenda/agendas.js';
import { crewSlots, vehicleSlot } from '../../domain/slots.js';
import { tripStream } from '../../domain/trip.js';
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
    const before = await this.streams.answered(tripStream(tripId), command.context);
    if (before) return answer(before, { tripId });

    const { routeId, routeIds = [], vehicleId, driverId, attendantId, departsAt, returnsAt, endsAt } = command;
    const [route, furtherRoutes, vehicle, driver, attendant] = await Promise.all([
      this.surroundings.route(routeId),
      this.surroundings.routes(routeIds),
      this.surroundings.vehicle(vehicleId),
      this.surroundings.crewMember(driverId),
      attendantId ? this.surroundings.crewMember(attendantId) : undefined,
    ]);
    if (!route || !furtherRoutes || !vehicle || !driver || (attendantId && !attendant)) {
      return refuseUnknown(
        'trip-parts-unknown',
        ...(route ? [] : ['Não há rota com este identificador.']),
        ...(furtherRoutes ? [] : ['Uma das outras rotas não existe.']),
        ...(vehicle ? [] : ['Não há veículo com este identificador.']),
        ...(driver ? [] : ['Não há motorista com este identificador.']),
        ...(attendantId && !attendant ? ['Não há agente de bordo com este identificador.'] : []),
      );
    }

    const { role } = command.context;
    const plan: TripPlan = {
      ...{ tripId, route, furtherRoutes, vehicle, driver, attendant, departsAt, returnsAt, endsAt },
      ...{ overrides: command.overrides, role },
    };
    const wishes = [vehicleSlot(vehicleId, plan), ...crewSlots({ driverId, attendantId }, plan)];
    const decided = await this.agendas.decide(
      { tripId, reservationId: tripId, context: command.context },
      wishes,
      (state) => scheduleTrip(plan, state),
    );
    return answer(decided, { tripId });
  }
}
