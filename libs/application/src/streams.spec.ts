import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventStore } from '#embarque/event-store';
import { accept, refuse, type Evolution } from '#embarque/kernel';
import { context } from '../../../test/support/asking.js';
import { Streams } from './streams.js';

type Counted = { type: 'Counted'; data: { by: number } };
const count: Evolution<number, Counted> = { initial: 0, evolve: (sum, { data }) => sum + data.by };
const counted = (by: number): Counted => ({ type: 'Counted', data: { by } });

describe('the road from a command to the log', () => {
  it('appends what was decided on the present state', async () => {
    const streams = new Streams(new MemoryEventStore());
    await streams.decide('s', count, context({ key: 'a' }), () => accept(counted(2)));
    await streams.decide('s', count, context({ key: 'b' }), (sum) => accept(counted(sum * 10)));
    expect(await streams.load('s', count)).toBe(22);
  });

  it('answers a repeated command as the first time, without deciding again', async () => {
    const streams = new Streams(new MemoryEventStore());
    const first = await streams.decide('s', count, context(), () => accept(counted(1)));
    await streams.decide('s', count, context({ key: 'other' }), () => accept(counted(5)));
    const again = await streams.decide('s', count, context(), () => refuse('never', 'Não pergunte de novo.'));
    expect(again).toMatchObject({ ok: true, position: (first as { position: bigint }).position, events: [counted(1)] });
    expect(await streams.answered('s', context())).toMatchObject({ ok: true });
    expect(await streams.answered('s', context({ key: 'unheard' }))).toBeUndefined();
  });

  it('refuses the same key under another input', async () => {
    const streams = new Streams(new MemoryEventStore());
    await streams.decide('s', count, context({ input: 'one' }), () => accept(counted(1)));
    const other = await streams.decide('s', count, context({ input: 'two' }), () => accept(counted(1)));
    expect(other).toMatchObject({ ok: false, refusal: { code: 'idempotency-key-reused' } });
    const elsewhere = await streams.decide('t', count, context({ input: 'two' }), () => accept(counted(1)));
    expect(elsewhere).toMatchObject({ ok: false, refusal: { code: 'idempotency-key-reused' } });
  });

  it('leaves nothing behind when refused, and says so with every reason', async () => {
    const store = new MemoryEventStore();
    const refused = await new Streams(store).decide('s', count, context(), () => refuse('no', 'Um.', 'Dois.'));
    expect(refused).toEqual({ ok: false, refusal: { kind: 'rule', code: 'no', reasons: ['Um.', 'Dois.'] } });
    expect(await store.head()).toBe(0n);
  });

  it('stamps who asked, when, and under which request', async () => {
    const store = new MemoryEventStore();
    await new Streams(store).decide('s', count, context(), () => accept(counted(1)));
    const { now, ...asked } = context();
    for await (const { metadata } of store.readStream('s')) {
      expect(metadata).toEqual({ ...asked, causationId: asked.commandId, at: now, hash: expect.any(String) });
    }
  });

  it('does every command once and every settlement as often as asked, though several processes race and repeat', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), process: fc.nat(2) }), { maxLength: 16 }),
        async (asked) => {
          const store = new MemoryEventStore();
          const processes = [0, 1, 2].map(() => new Streams(store));
          await Promise.all(
            asked.map(({ key, process }) =>
              processes[process]!.decide('s', count, context({ key }), async (sum) =>
                accept(counted(sum >= 0 ? 1 : 9)),
              ),
            ),
          );
          const once = new Set(asked.map(({ key }) => key)).size;
          expect(await processes[0]!.load('s', count)).toBe(once);
          for (const { key } of asked)
            await processes[0]!.settle('s', count, context({ key }), () => accept(counted(1)));
          expect(await processes[0]!.load('s', count)).toBe(once + asked.length);
        },
      ),
      { numRuns: 50 },
    ));
});
