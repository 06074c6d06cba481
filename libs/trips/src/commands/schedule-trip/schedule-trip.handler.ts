import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams, type CommandContext, type Outcome } from '#embarque/application';
import { localDateOf, refuse, type Instant, type Refused, type Uuid } from '#embarque/kernel';
import { Agendas, type Wish } from '../../agenda/agendas.js';
import { crewSlots, vehicleSlot } from '../../domain/slots.js';
import { trip, tripStream, type TripTimes } from '../../domain/trip.js';
import { templateStream, templateTrip, tripTemplate } from '../../domain/trip-template.js';
import { Surroundings } from '../../surroundings.js';
import { UNKNOWN_TEMPLATE } from '../../domain/unknown-template.js';
import { ScheduleTrip } from './schedule-trip.command.js';
import { scheduleTrip, type TripPlan } from './schedule-trip.decision.js';

export type TripWanted = Pick<ScheduleTrip, 'vehicleId' | 'driverId' | 'attendantId' | 'templateId' | 'overrides'> &
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

    const planned = await this.plan(tripId, wanted, context.role);
    if (!planned.ok) return planned;
    const { plan, wishes } = planned;
    const decided = await this.agendas.decide({ tripId, reservationId: tripId, context }, wishes, (state) =>
      scheduleTrip(plan, state),
    );
    return answer(decided, { tripId });
  }

  /** What would be answered if it were scheduled now, with everything that stands in its way. Nothing is written. */
  async preview(
    tripId: Uuid,
    wanted: TripWanted,
    { role, now }: { role: string; now: Instant },
  ): Promise<Outcome<{ tripId: Uuid }>> {
    const planned = await this.plan(tripId, wanted, role);
    if (!planned.ok) return planned;
    const [state, busy] = await Promise.all([
      this.streams.load(tripStream(tripId), trip),
      this.agendas.conflicts({ tripId, now }, planned.wishes),
    ]);
    const decision = scheduleTrip(planned.plan, state);
    const { code, reasons } = decision.ok ? { code: 'trip-cannot-be-scheduled', reasons: [] } : decision.refusal;
    const all = code === 'trip-already-scheduled' ? reasons : [...reasons, ...busy];
    return all.length ? refuse(code, ...all) : { ok: true, position: 0n, result: { tripId } };
  }

  private async plan(
    tripId: Uuid,
    wanted: TripWanted,
    role: string,
  ): Promise<{ readonly ok: true; readonly plan: TripPlan; readonly wishes: readonly Wish[] } | Refused> {
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
      ...{ departsAt, returnsAt, endsAt, overrides, role },
    };
    return { ok: true, plan, wishes: [vehicleSlot(vehicleId, plan), ...crewSlots({ driverId, attendantId }, plan)] };
  }
}
