import { faultOf, linkOf, type Link } from '#embarque/application';
import { type RecordedEvent } from '#embarque/event-store';

/** A stream of the log, recomputed from its first event on. */
export interface CheckedChain {
  readonly stream: string;
  readonly events: number;
  readonly intact: boolean;
  /** The first broken link of the chain: from this revision on nothing is vouched for. */
  readonly brokenAt?: number;
  /** What is wrong there (pt-BR). */
  readonly fault?: string;
}

/** Recomputes the hash chain of a whole stream, up to its end or to its first broken link. */
export function checkChain(stream: string, events: readonly RecordedEvent[]): CheckedChain {
  let last: Link | undefined;
  for (const event of events) {
    // Any store: one that gives an append one time and neighbouring positions is asked for more by `events verify`.
    const fault = faultOf(last, event, { oneTime: false });
    if (fault) return { stream, events: events.length, intact: false, brokenAt: event.revision, fault };
    last = linkOf(event);
  }
  return { stream, events: events.length, intact: true };
}

/** Whether the chain vouches for an event of its stream. */
export const vouchesFor = ({ intact, brokenAt }: CheckedChain, revision: number): boolean =>
  intact || revision < brokenAt!;
