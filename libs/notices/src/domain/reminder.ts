import { type Evolution, type IbgeCode, type Instant, type Uuid } from '#embarque/kernel';

/**
 * Everybody on the list is to be reminded, or those of one town; the notices follow by themselves. With `residence` it was
 * the town's hour that came; without, somebody asked.
 */
export type ReminderEvent = {
  type: 'TripReminderAsked';
  data: { readonly tripId: Uuid; readonly at: Instant; readonly residence?: IbgeCode };
};

/** A reminder may be asked for as often as the office likes. */
export const reminders: Evolution<null, ReminderEvent> = { initial: null, evolve: () => null };

export const remindersStream = (tripId: Uuid): string => `trip-reminders-${tripId}`;
