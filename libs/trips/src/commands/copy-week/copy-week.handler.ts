import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Streams, type Outcome } from '#embarque/application';
import { holidayOn, idFrom } from '#embarque/kernel';
import { copyOf, daysBetween, weekCopies, weekCopiesStream } from '../../domain/week-copy.js';
import { Trips } from '../../trips.js';
import { dayOf } from '../schedule-trip/scheduled-day.js';
import { ScheduleTripHandler } from '../schedule-trip/schedule-trip.handler.js';
import { UNKNOWN_TRIP } from '../unknown-trip.js';
import { CopyWeek, type CopiedTrip } from './copy-week.command.js';
import { copyWeek } from './copy-week.decision.js';

/** Trip by trip, each as a command of its own: one that is refused keeps no other from being scheduled. */
@CommandHandler(CopyWeek)
export class CopyWeekHandler implements ICommandHandler<CopyWeek> {
  constructor(
    private readonly streams: Streams,
    private readonly trips: Trips,
    private readonly scheduling: ScheduleTripHandler,
  ) {}

  async execute(command: CopyWeek): Promise<Outcome<{ trips: readonly CopiedTrip[] }>> {
    const { managerId, from, to, tripIds, context } = command;
    const found = await Promise.all([...new Set(tripIds)].map((tripId) => this.trips.load(tripId)));
    const known = found.flatMap((trip) => (trip.status === 'unscheduled' ? [] : trip));
    if (known.length < found.length) return UNKNOWN_TRIP;
    const decided = await this.streams.decide(weekCopiesStream(managerId), weekCopies, context, () =>
      copyWeek({ managerId, from, to, now: context.now }, known),
    );
    if (!decided.ok) return decided;

    let { position } = decided;
    const trips: CopiedTrip[] = [];
    for (const trip of known.toSorted((a, b) => (a.departsAt < b.departsAt ? -1 : 1))) {
      const { tripId, date, ...wanted } = copyOf(trip, daysBetween(from, to));
      const own = { ...context, commandId: idFrom(context.commandId, trip.tripId) };
      const outcome = await this.scheduling.schedule(tripId, wanted, own);
      if (outcome.ok && outcome.position > position) position = outcome.position;
      const holiday = holidayOn(date);
      trips.push({ copyOf: trip.tripId, ...dayOf(outcome, tripId, date), ...(holiday ? { holiday } : {}) });
    }
    return { ok: true, position, result: { trips } };
  }
}
