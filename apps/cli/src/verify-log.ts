import { faultOf, linkOf, type Link } from '#embarque/application';
import { type EventStore, type Position, type RecordedEvent } from '#embarque/event-store';

/** Where every stream stood when the log had reached a position. */
export interface LogPrefix {
  readonly position: Position;
  readonly events: number;
  readonly heads: ReadonlyMap<string, Link>;
}

export interface LogVerification {
  readonly events: number;
  readonly streams: number;
  /** Sentences in Portuguese, the first fault of the log first, at most a hundred. */
  readonly faults: readonly string[];
  readonly prefix: LogPrefix;
}

export interface Expectations {
  /** The store promises positions without gaps; then it also stores an append as one, at neighbouring positions. */
  readonly gapFree: boolean;
  readonly checkpoints?: readonly { readonly name: string; readonly position: Position }[];
  /** Which events the prefix has: all of them, up to the first that it has not. */
  readonly prefix?: (event: RecordedEvent) => boolean;
}

const FAULTS = 100;

/**
 * Reads the whole log, keeping one link per stream:
 * - the chain of each stream (`chained`): the content of every event, its revision, id and type, and, but for a stream's last
 *   event, its position and time. A broken stream is reported once, at the first broken link;
 * - positions grow, without gaps where the store promises it, and times never decrease: an event that was taken out, or
 *   has another place, also where it was the last of its stream;
 * - what the store knows of its own rows (`flaws`): a change that readers do not see;
 * - no checkpoint is ahead: the end of the log, cut off after a projection had read it.
 *
 * What only a digest kept elsewhere finds: an end that was cut off together with the checkpoints, the last events of
 * streams where positions may have gaps, another time for a stream's last event that fits between its neighbours, and a
 * log that was written anew from some event on, with all its hashes.
 */
export async function verifyLog(
  store: Pick<EventStore, 'readAll' | 'head' | 'flaws'>,
  { gapFree, checkpoints = [], prefix: within = () => true }: Expectations,
): Promise<LogVerification> {
  const heads = new Map<string, Link>();
  const broken = new Set<string>();
  const faults: string[] = [];
  const note = (fault: string) => void (faults.length < FAULTS && faults.push(fault));
  let prefix: LogPrefix | undefined;
  let position = 0n;
  let recordedAt = '';
  let events = 0;
  for (let end = false; !end;) {
    const page = await store.readAll(position, { limit: 5000 });
    for (const flaw of (await store.flaws?.(position, page.position)) ?? [])
      note(`Posição ${flaw.position}: a coluna ${flaw.column} não está como foi gravada.`);
    for (const event of page.events) {
      if (!prefix && !within(event)) prefix = { position, events, heads: new Map(heads) };
      events++;
      if (event.position <= position) note(`A posição ${event.position} vem depois da ${position}.`);
      else if (gapFree && event.position !== position + 1n)
        note(
          position + 2n === event.position
            ? `Falta a posição ${position + 1n}.`
            : `Faltam as posições de ${position + 1n} a ${event.position - 1n}.`,
        );
      if (event.recordedAt < recordedAt)
        note(`Posição ${event.position}: registrada em ${event.recordedAt}, antes da anterior, de ${recordedAt}.`);
      const fault = broken.has(event.stream)
        ? undefined
        : faultOf(heads.get(event.stream), event, { oneTime: gapFree });
      if (fault) {
        broken.add(event.stream);
        note(`Fluxo ${event.stream}, revisão ${event.revision}, posição ${event.position}: ${fault}.`);
      }
      heads.set(event.stream, linkOf(event));
      ({ position, recordedAt } = event);
    }
    end = page.end;
    if (!end && page.position > position) position = page.position;
  }
  const head = await store.head();
  for (const { name, position: seen } of checkpoints) {
    if (seen > head) note(`A projeção ${name} diz ter lido até ${seen}, e o registro vai até ${head}.`);
  }
  return { events, streams: heads.size, faults, prefix: prefix ?? { position, events, heads } };
}
