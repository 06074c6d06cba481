import { type Instant, type LocalDate } from '#embarque/kernel';

/** A day as a citizen reads it: `05/10/2026`. */
export const dateText = (date: LocalDate): string => date.split('-').reverse().join('/');

const MINUTE = new Intl.DateTimeFormat('pt-BR', {
  ...{ timeZone: 'America/Sao_Paulo', day: '2-digit', month: '2-digit', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit' },
});

/** A moment in Minas Gerais: `05/10/2026, 04:00`. */
export const momentText = (at: Instant | Date): string => MINUTE.format(new Date(at));

/** The record of these values that have one. */
export const recordOf = (values: Readonly<Record<string, string | null | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => !!entry[1]));
