import { type Evolution, type Instant, type Uuid } from '#embarque/kernel';

/** Somebody wants everybody on the list to be reminded; the notices follow by themselves. */
export type ReminderEvent = { type: 'TripReminderAsked'; data: { readonly tripId: Uuid; readonly at: Instant } };

/** A reminder may be asked for as often as the office likes. */
export const reminders: Evolution<null, ReminderEvent> = { initial: null, evolve: () => null };

export const remindersStream = (tripId: Uuid): string => `trip-reminders-${tripId}`;
