import { addMonths, firstDayOf, PRESENTATION_WINDOW, type Competence, type LocalDate } from '#embarque/kernel';

/** What is known of a manager's month of attendance. */
export interface MonthFacts {
  readonly competence: Competence;
  readonly trips: number;
  /** Lines of the files that were written, whichever month they travelled in. */
  readonly lines: number;
}

/**
 * `fed`: production was presented. `zero`: nothing was done. `missing`: trips were made and nothing was presented, the
 * irregularity of Res. SES/MG 6.254/2018, art. 12; closing the month without writing its file does not mend it. `open`: the
 * month is not over.
 */
export type MonthState = 'fed' | 'zero' | 'missing' | 'open';

export function monthState({ competence, trips, lines }: MonthFacts, today: LocalDate): MonthState {
  if (lines > 0) return 'fed';
  if (today < firstDayOf(addMonths(competence, 1))) return 'open';
  return trips > 0 ? 'missing' : 'zero';
}

/** Whether what is missing can still be presented, or is lost. */
export const stillPresentable = (competence: Competence, today: LocalDate): boolean =>
  today < firstDayOf(addMonths(competence, PRESENTATION_WINDOW + 1));
