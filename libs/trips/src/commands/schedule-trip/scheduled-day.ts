import { type Outcome } from '#embarque/application';
import { type LocalDate, type Uuid } from '#embarque/kernel';

/** What became of one trip of several that were to be scheduled. */
export interface ScheduledDay {
  readonly date: LocalDate;
  readonly outcome: 'scheduled' | 'already-there' | 'refused' | 'holiday';
  readonly tripId?: Uuid;
  /** Its name, also where the trip was scheduled all the same. */
  readonly holiday?: string;
  readonly reasons?: readonly string[];
}

export function dayOf(outcome: Outcome<{ tripId: Uuid }>, tripId: Uuid, date: LocalDate): ScheduledDay {
  if (outcome.ok) return { date, outcome: 'scheduled', tripId };
  const { code, reasons } = outcome.refusal;
  return code === 'trip-already-scheduled'
    ? { date, outcome: 'already-there', tripId }
    : { date, outcome: 'refused', reasons };
}
