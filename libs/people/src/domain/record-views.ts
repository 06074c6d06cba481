import { competenceOf, localDateOf, type Evolution, type Instant, type Uuid } from '#embarque/kernel';

/** Somebody saw a person's record. Who it was stands in the event's metadata, as with every event. */
export type RecordViewEvent = {
  type: 'RecordOpened';
  data: { readonly personId: Uuid; /** The query that showed it. */ readonly what: string };
};

/** Nothing is decided by who looked before. */
export const recordViews: Evolution<null, RecordViewEvent> = { initial: null, evolve: () => null };

/** A stream per person and month, so that none grows without end. */
export const recordViewsStream = (personId: Uuid, at: Instant): string =>
  `record-views-${personId}-${competenceOf(localDateOf(at))}`;
