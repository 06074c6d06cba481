import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { Between, DataSource, Not } from 'typeorm';
import { BusinessQuery, CLOCK, inReach, Value } from '#embarque/application';
import { addDays, holidayOn, LocalDate, momentText, Uuid, type Clock } from '#embarque/kernel';
import { MOST_TRIPS } from '../../commands/copy-week/copy-week.command.js';
import { weekReasons } from '../../commands/copy-week/copy-week.decision.js';
import { ScheduleTripHandler } from '../../commands/schedule-trip/schedule-trip.handler.js';
import { copyOf, daysBetween } from '../../domain/week-copy.js';
import { type KnownTrip } from '../../domain/trip.js';
import { TripRow } from '../../projections/trips/trips.entities.js';
import { Trips } from '../../trips.js';
import { TRIPS_BELONG } from '../reach.js';

/** What would become of the copy of a trip. */
export interface PreviewedTrip {
  readonly tripId: string;
  readonly date: string;
  readonly copy: { readonly tripId: string; readonly date: string; readonly departsAt: string };
  readonly outcome: 'free' | 'already-there' | 'conflict';
  readonly holiday: string | null;
  /** Everything that stands in its way. */
  readonly reasons: readonly string[];
}

export interface WeekCopyPreview {
  /** Why nothing can be copied between these weeks. */
  readonly reasons: readonly string[];
  readonly trips: readonly PreviewedTrip[];
}

/** A manager's trips of a week, by departure, three hundred at most, and what stands in the way of having them in another. */
export class PreviewWeekCopy extends BusinessQuery<WeekCopyPreview> {
  @Value(Uuid) managerId!: Uuid;
  @Value(LocalDate, { description: 'Segunda-feira da semana a copiar' }) from!: LocalDate;
  @Value(LocalDate, { description: 'Segunda-feira da semana que recebe as viagens' }) to!: LocalDate;
}

@QueryHandler(PreviewWeekCopy)
export class PreviewWeekCopyHandler implements IQueryHandler<PreviewWeekCopy> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly trips: Trips,
    private readonly scheduling: ScheduleTripHandler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ managerId, from, to, asker }: PreviewWeekCopy): Promise<WeekCopyPreview> {
    const reasons = weekReasons({ from, to });
    if (reasons.length) return { reasons, trips: [] };
    const week = { managerId, date: Between(from, addDays(from, 6)), status: Not('cancelled') };
    const rows = await this.database.getRepository(TripRow).find({
      select: { tripId: true },
      where: inReach<TripRow>(asker.reach, week, TRIPS_BELONG),
      order: { departsAt: 'ASC', tripId: 'ASC' },
      take: MOST_TRIPS,
    });
    const found = await Promise.all(rows.map(({ tripId }) => this.trips.load(tripId as Uuid)));
    const known = found.flatMap((trip) => (trip.status === 'unscheduled' ? [] : trip));
    const days = daysBetween(from, to);
    const { role } = asker.access;
    return { reasons, trips: await Promise.all(known.map((trip) => this.preview(trip, days, role))) };
  }

  private async preview(trip: KnownTrip, days: number, role: string): Promise<PreviewedTrip> {
    const { tripId, date, ...wanted } = copyOf(trip, days);
    const { departsAt } = wanted;
    const now = this.clock.now();
    const outcome = await this.scheduling.preview(tripId, wanted, { role, now });
    const there = !outcome.ok && outcome.refusal.code === 'trip-already-scheduled';
    const reasons = [
      ...(departsAt <= now ? [`A saída, em ${momentText(departsAt)}, já passou.`] : []),
      ...(outcome.ok || there ? [] : outcome.refusal.reasons),
    ];
    return {
      ...{ tripId: trip.tripId, date: trip.date, copy: { tripId, date, departsAt } },
      outcome: there ? 'already-there' : reasons.length ? 'conflict' : 'free',
      holiday: holidayOn(date) ?? null,
      reasons: there ? [] : reasons,
    };
  }
}
