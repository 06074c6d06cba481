import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams, type Outcome } from '#embarque/application';
import { holidayOn, idFrom, localDateOf, type LocalDate, type Uuid } from '#embarque/kernel';
import { templateStream, templateTrip, timesOn, tripTemplate, type TemplateData } from '../../domain/trip-template.js';
import { Surroundings } from '../../surroundings.js';
import { dayOf, type ScheduledDay } from '../schedule-trip/scheduled-day.js';
import { ScheduleTripHandler } from '../schedule-trip/schedule-trip.handler.js';
import { UNKNOWN_TEMPLATE } from '../../domain/unknown-template.js';
import { ScheduleFromTemplate } from './schedule-from-template.command.js';
import { applyTemplate, daysOf } from './schedule-from-template.decision.js';

/** Day by day, each as a command of its own: a day that is refused keeps no other from being scheduled. */
@CommandHandler(ScheduleFromTemplate)
export class ScheduleFromTemplateHandler implements ICommandHandler<ScheduleFromTemplate> {
  constructor(
    private readonly streams: Streams,
    private readonly surroundings: Surroundings,
    private readonly trips: ScheduleTripHandler,
  ) {}

  async execute(command: ScheduleFromTemplate): Promise<Outcome<{ days: readonly ScheduledDay[] }>> {
    const { templateId, from, to, context, onHolidays } = command;
    const known = await this.streams.load(templateStream(templateId), tripTemplate);
    if (known.status === 'undefined') return UNKNOWN_TEMPLATE;
    const crew = {
      vehicleId: command.vehicleId ?? known.vehicleId,
      driverId: command.driverId ?? known.driverId,
      attendantId: command.attendantId ?? known.attendantId,
    };
    const parts = await this.surroundings.parts({ ...known, ...crew });
    if (!parts.ok) return parts;
    const { vehicleId, driverId, attendantId } = crew;
    const manned = !!vehicleId && !!driverId;
    const applied = await this.streams.decide(templateStream(templateId), tripTemplate, context, (state) =>
      applyTemplate({ from, to, today: localDateOf(context.now), manned }, state),
    );
    if (!applied.ok || !manned) return answer(applied, { days: [] });

    let { position } = applied;
    const days: ScheduledDay[] = [];
    for (const date of daysOf(known, from, to)) {
      const holiday = holidayOn(date);
      if (holiday && !onHolidays) {
        days.push({ date, outcome: 'holiday', holiday });
        continue;
      }
      const outcome = await this.schedule(command, known, { vehicleId, driverId, attendantId }, date);
      if (outcome.ok && outcome.position > position) position = outcome.position;
      days.push({ ...dayOf(outcome, templateTrip(templateId, date), date), ...(holiday ? { holiday } : {}) });
    }
    return { ok: true, position, result: { days } };
  }

  private schedule(
    { templateId, context }: ScheduleFromTemplate,
    template: TemplateData,
    crew: { vehicleId: Uuid; driverId: Uuid; attendantId?: Uuid | undefined },
    date: LocalDate,
  ): Promise<Outcome<{ tripId: Uuid }>> {
    const { routeId, routeIds } = template;
    return this.trips.schedule(
      templateTrip(templateId, date),
      { ...{ templateId, routeId, routeIds }, ...crew, ...timesOn(template, date) },
      { ...context, commandId: idFrom(context.commandId, date) },
    );
  }
}
