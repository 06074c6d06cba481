import { type RecordedEvent } from '#embarque/event-store';
import { type Rows } from './rows.js';

/**
 * A read model: how events become rows.
 *
 * `name` is also the PostgreSQL schema that holds its tables. `apply` is a function of the events and of the projection's
 * own tables, nothing else, so that a rebuild from zero gives the same rows. A new `version` is built beside the old one
 * and takes its place when it has caught up.
 */
export interface Projection {
  readonly name: string;
  readonly version: number;
  readonly types: readonly string[];
  apply(events: readonly RecordedEvent[], rows: Rows): Promise<void>;
}
