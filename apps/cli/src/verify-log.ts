import { type EventStore, type Position } from '#embarque/event-store';

export interface LogVerification {
  readonly events: number;
  readonly streams: number;
  /** Sentences in Portuguese, at most a hundred. */
  readonly faults: readonly string[];
}

const FAULTS = 100;

/** Reads the whole log: positions grow (without gaps where the store promises it), revisions count from 0 in each stream, no checkpoint is ahead. */
export async function verifyLog(
  store: EventStore,
  expected: { gapFree: boolean; checkpoints: readonly { name: string; position: Position }[] },
): Promise<LogVerification> {
  const revisions = new Map<string, number>();
  const faults: string[] = [];
  const note = (fault: string) => void (faults.length < FAULTS && faults.push(fault));
  let position = 0n;
  let events = 0;
  for (let end = false; !end;) {
    const page = await store.readAll(position, { limit: 5000 });
    for (const event of page.events) {
      events++;
      if (event.position <= position) note(`A posição ${event.position} vem depois da ${position}.`);
      else if (expected.gapFree && event.position !== position + 1n)
        note(`Faltam as posições entre ${position} e ${event.position}.`);
      const next = (revisions.get(event.stream) ?? -1) + 1;
      if (event.revision !== next)
        note(`No fluxo ${event.stream}, em lugar da revisão ${next} está a ${event.revision}.`);
      revisions.set(event.stream, event.revision);
      position = event.position;
    }
    end = page.end;
    if (!end && page.position > position) position = page.position;
  }
  const head = await store.head();
  for (const { name, position: seen } of expected.checkpoints) {
    if (seen > head) note(`A projeção ${name} diz ter lido até ${seen}, e o registro vai até ${head}.`);
  }
  return { events, streams: revisions.size, faults };
}
