import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventStore, type RecordedEvent } from '#embarque/event-store';
import { accept, type Evolution, type Fact } from '#embarque/kernel';
import { context } from '../../../test/support/asking.js';
import { faultOf, linkOf, type Link } from './chain.js';
import { Streams } from './streams.js';

const EVENTS: Evolution<number, Fact> = { initial: 0, evolve: (count) => count + 1 };
const happened = (data: unknown): Fact => ({ type: 'Happened', data });

const streamOf = async (store: MemoryEventStore, stream: string): Promise<RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const event of store.readStream(stream)) events.push(event);
  return events;
};

function faultsIn(events: readonly RecordedEvent[]): string[] {
  let last: Link | undefined;
  return events.flatMap((event) => {
    const fault = faultOf(last, event, { oneTime: true });
    last = linkOf(event);
    return fault ?? [];
  });
}

describe('the chain of a stream', () => {
  it('is unbroken after any appends of any data', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.jsonValue(), { maxLength: 3 }), { maxLength: 6 }), async (appends) => {
        const store = new MemoryEventStore();
        const streams = new Streams(store);
        for (const [n, data] of appends.entries())
          await streams.decide('s', EVENTS, context({ key: `k${n}` }), () => accept(...data.map(happened)));
        const events = await streamOf(store, 's');
        expect(events).toHaveLength(appends.flat().length);
        expect(faultsIn(events)).toEqual([]);
      }),
    ));

  it('is unbroken when many processes race on it', async () => {
    const store = new MemoryEventStore();
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        new Streams(store).decide('s', EVENTS, context({ key: `k${n}` }), async (count) =>
          accept(happened(count), happened(n)),
        ),
      ),
    );
    const events = await streamOf(store, 's');
    expect(events).toHaveLength(80);
    expect(faultsIn(events)).toEqual([]);
  });

  it('says in its first event of an append where the one before it stands', async () => {
    const store = new MemoryEventStore();
    const streams = new Streams(store);
    await streams.decide('other', EVENTS, context({ key: 'a' }), () => accept(happened(0)));
    await streams.decide('s', EVENTS, context({ key: 'b' }), () => accept(happened(1)));
    await streams.decide('s', EVENTS, context({ key: 'c' }), () => accept(happened(2), happened(3)));
    const events = await streamOf(store, 's');
    expect(events.map(({ metadata }) => metadata['follows'])).toEqual([
      undefined,
      { position: '2', recordedAt: events[0]!.recordedAt },
      undefined,
    ]);
  });
});
