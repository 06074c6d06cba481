import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams, type CommandContext, type Outcome } from '#embarque/application';
import { localDateOf, type Uuid } from '#embarque/kernel';
import { Agendas } from '../../agenda/agendas.js';
import { crewSlots, vehicleSlot } from '../../domain/slots.js';
import { tripStream, type TripTimes } from '../../domain/trip.js';
import { templateStream, templateTrip, tripTemplate } from '../../domain/trip-template.js';
import { Surroundings } from '../../surroundings.js';
import { UNKNOWN_TEMPLATE } from '../../domain/unknown-template.js';
import { ScheduleTrip } from './schedule-trip.command.js';
import { scheduleTrip, type TripPlan } from './schedule-trip.decision.js';

type TripWanted = Pick<ScheduleTrip, 'vehicleId' | 'driverId' | 'attendantId' | 'templateId' | 'overrides'> &
  TripTimes & { readonly routeId: Uuid; readonly routeIds?: readonly Uuid[] };

@CommandHandler(ScheduleTrip)
export class ScheduleTripHandler implements ICommandHandler<ScheduleTrip> {
  constructor(
    private readonly streams: Streams,
    private readonly agendas: Agendas,
    private readonly surroundings: Surroundings,
  ) {}

  execute(command: ScheduleTrip) {
    const { templateId, departsAt, context } = command;
    const tripId = templateId ? templateTrip(templateId, localDateOf(departsAt)) : command.newId('trip');
    return this.schedule(tripId, command, context);
  }

  /** The trip under an id of its own, which it keeps whoever asks for it again. */
  async schedule(tripId: Uuid, wanted: TripWanted, context: CommandContext): Promise<Outcome<{ tripId: Uuid }>> {
    const before = await this.streams.answered(tripStream(tripId), context);
    if (before) return answer(before, { tripId });

    const { templateId, vehicleId, driverId, attendantId, departsAt, returnsAt, endsAt, overrides } = wanted;
    const [parts, template] = await Promise.all([
      this.surroundings.parts(wanted),
      templateId ? this.streams.load(templateStream(templateId), tripTemplate) : undefined,
    ]);
    if (!parts.ok) return parts;
    if (template?.status === 'undefined') return UNKNOWN_TEMPLATE;
    const { route, furtherRoutes, vehicle, driver, attendant } = parts;
    const plan: TripPlan = {
      ...{ tripId, route, furtherRoutes, vehicle: vehicle!, driver: driver!, attendant, template },
      ...{ departsAt, returnsAt, endsAt, overrides, role: context.role },
    };
    const wishes = [vehicleSlot(vehicleId, plan), ...crewSlots({ driverId, attendantId }, plan)];
    const decided = await this.agendas.decide({ tripId, reservationId: tripId, context }, wishes, (state) =>
      scheduleTrip(plan, state),
    );
    return answer(decided, { tripId });
  }
}
