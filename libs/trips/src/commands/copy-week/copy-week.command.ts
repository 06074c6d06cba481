import { BusinessCommand, Value } from '#embarque/application';
import { LocalDate, Uuid } from '#embarque/kernel';
import { type ScheduledDay } from '../schedule-trip/scheduled-day.js';

export const MOST_TRIPS = 300;

/** What became of the copy of a trip. */
export interface CopiedTrip extends ScheduledDay {
  readonly copyOf: Uuid;
}

/** Schedules trips of a week again in another one, as far as nothing stands in their way. */
export class CopyWeek extends BusinessCommand<{ trips: readonly CopiedTrip[] }> {
  @Value(Uuid) managerId!: Uuid;
  @Value(LocalDate, { description: 'Segunda-feira da semana a copiar' }) from!: LocalDate;
  @Value(LocalDate, { description: 'Segunda-feira da semana que recebe as viagens' }) to!: LocalDate;
  @Value(Uuid, { many: MOST_TRIPS, description: 'As viagens a copiar, da prévia; em feriado também' }) tripIds!: Uuid[];
}
