/*
 * Dates of a BPA line are numbers `AAAAMMDD`; a million of them are compared without making objects.
 */

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const monthOf = (date: number): number => Math.floor(date / 100);

export function isDate(date: number): boolean {
  const year = Math.floor(date / 10_000);
  const month = monthOf(date) % 100;
  const day = date % 100;
  if (year < 1850 || month < 1 || month > 12 || day < 1) return false;
  const leap = month === 2 && (year % 4 === 0 ? year % 100 !== 0 || year % 400 === 0 : false);
  return day <= DAYS[month - 1]! + (leap ? 1 : 0);
}

/** `AAAAMM` from 200801, when BPA-I began, to 2099. */
export const isCompetence = (competence: number): boolean =>
  competence >= 200801 && competence <= 209912 && competence % 100 >= 1 && competence % 100 <= 12;

/** Months from one `AAAAMM` to another; negative when it lies before. */
export const monthsFrom = (from: number, to: number): number =>
  (Math.floor(to / 100) - Math.floor(from / 100)) * 12 + (to % 100) - (from % 100);

/** Age in completed months. */
export const completedMonths = (birth: number, on: number): number =>
  monthsFrom(monthOf(birth), monthOf(on)) - (on % 100 < birth % 100 ? 1 : 0);
