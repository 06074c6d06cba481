import { Temporal } from 'temporal-polyfill';
import { textValue, type Branded } from './value.js';

/** The civil time of Minas Gerais; no daylight saving since 2019. */
export const SAO_PAULO = 'America/Sao_Paulo';

/** A point in time, ISO 8601 in UTC with milliseconds: `2026-10-05T07:30:00.000Z`. Sorts as text. */
export type Instant = Branded<string, 'Instant'>;
export const Instant = textValue<Instant>(
  'Instante',
  'deve ser uma data e hora ISO 8601 em UTC, com milissegundos',
  '2026-10-05T07:30:00.000Z',
  (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) && isRealInstant(text),
);

/** A calendar day, `YYYY-MM-DD`. Sorts as text. */
export type LocalDate = Branded<string, 'LocalDate'>;
export const LocalDate = textValue<LocalDate>(
  'Data',
  'deve ser uma data existente, na forma AAAA-MM-DD',
  '2026-10-05',
  (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isRealInstant(`${text}T00:00:00.000Z`),
);

/** A time of day, `HH:MM`. */
export type LocalTime = Branded<string, 'LocalTime'>;
export const LocalTime = textValue<LocalTime>('Hora', 'deve ter a forma HH:MM', '07:30', (text) =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
);

function isRealInstant(text: string): boolean {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString() === text;
}

export const localDateOf = (instant: Instant): LocalDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(SAO_PAULO).toPlainDate().toString() as LocalDate;

export const localTimeOf = (instant: Instant): LocalTime =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(SAO_PAULO)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' }) as LocalTime;

export const instantOf = (date: LocalDate, time: LocalTime): Instant =>
  new Date(
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: SAO_PAULO, plainTime: Temporal.PlainTime.from(time) })
      .epochMilliseconds,
  ).toISOString() as Instant;

export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10) as LocalDate;

export const addMinutes = (instant: Instant, minutes: number): Instant =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString() as Instant;

/** Completed months between two days; the month completes on the same day of month, as SIGTAP's ages count. */
export function completedMonths(from: LocalDate, to: LocalDate): number {
  const [fromYear, fromMonth, fromDay] = parts(from);
  const [toYear, toMonth, toDay] = parts(to);
  return (toYear - fromYear) * 12 + (toMonth - fromMonth) - (toDay < fromDay ? 1 : 0);
}

/** Age in completed years on a day. A person born on 29 February completes the year on 1 March. */
export const completedYears = (birth: LocalDate, on: LocalDate): number => Math.floor(completedMonths(birth, on) / 12);

const parts = (date: LocalDate): [number, number, number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
];

export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const weekdayOf = (date: LocalDate): Weekday => WEEKDAYS[new Date(`${date}T12:00:00Z`).getUTCDay()]!;

/** A day as a citizen reads it: `05/10/2026`. */
export const dateText = (date: LocalDate): string => date.split('-').reverse().join('/');

const MINUTE = new Intl.DateTimeFormat('pt-BR', {
  ...{ timeZone: SAO_PAULO, day: '2-digit', month: '2-digit', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit' },
});

/** A moment in Minas Gerais: `05/10/2026, 04:00`. */
export const momentText = (at: Instant | Date): string => MINUTE.format(new Date(at));

/** Where time comes from; the domain receives instants and never asks. */
export interface Clock {
  now(): Instant;
}
