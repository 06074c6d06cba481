import { getHolidays } from '@brazilian-utils/brazilian-utils';
import { type LocalDate } from './time.js';

/** What is not a working day, or may not be: carnival and Corpus Christi are optional. */
const OBSERVED: ReadonlySet<string> = new Set(['national', 'state', 'optional']);

const byYear = new Map<number, ReadonlyMap<string, string>>();

/** The name (pt-BR) of the holiday that a day is in Minas Gerais, national ones and those of the state; else undefined. */
export function holidayOn(date: LocalDate): string | undefined {
  const year = Number(date.slice(0, 4));
  if (!byYear.has(year)) byYear.set(year, holidaysOf(year));
  return byYear.get(year)!.get(date);
}

const holidaysOf = (year: number): ReadonlyMap<string, string> =>
  new Map(
    getHolidays({ year, stateCode: 'MG' })
      .filter(({ type }) => OBSERVED.has(type))
      .map(({ name, date }) => [dayOf(date), name]),
  );

/** The library gives local midnight. */
const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
