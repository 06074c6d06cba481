import { type Evolution, type IbgeCode, type LocalDate, type LocalTime } from '#embarque/kernel';

/** At what hour of the day before a town reminds its people of their trip (Res. SES/MG 6.254/2018, art. 3 §2). */
export interface ReminderTime {
  /** Counts the town's own; 0 is the one that stands for a town without any. */
  readonly version: number;
  /** Without one nobody is reminded by the program. */
  readonly time?: LocalTime;
  readonly validFrom: LocalDate;
  readonly legalBasis: string;
}

export type ReminderTimeEvent = { type: 'ReminderTimeSet'; data: { readonly municipality: IbgeCode } & ReminderTime };

/** How many a town has set. */
export const reminderTimes: Evolution<number, ReminderTimeEvent> = {
  initial: 0,
  evolve: (_, { data: { version } }) => version,
};

export const reminderTimeStream = (municipality: IbgeCode): string => `reminder-time-${municipality}`;
