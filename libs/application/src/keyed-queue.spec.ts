import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KeyedQueue } from './keyed-queue.js';

describe('a queue by key', () => {
  it('runs the work of one key in order and one at a time, however long each takes and whether or not it fails', () =>
    fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), fails: fc.boolean() }), { maxLength: 20 }),
        async (scheduler, jobs) => {
          const queue = new KeyedQueue();
          const running = new Set<string>();
          const finished: Record<string, number[]> = { a: [], b: [], c: [] };
          const all = jobs.map(({ key, fails }, n) =>
            queue.run(key, async () => {
              expect(running.has(key)).toBe(false);
              running.add(key);
              await scheduler.schedule(Promise.resolve());
              running.delete(key);
              finished[key]!.push(n);
              if (fails) throw new Error(`job ${n}`);
              return n;
            }),
          );
          const settled = await scheduler.waitFor(Promise.allSettled(all));
          expect(settled.map(({ status }) => status === 'rejected')).toEqual(jobs.map(({ fails }) => fails));
          for (const numbers of Object.values(finished)) expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        },
      ),
    ));

  it('lets work of different keys run side by side', async () => {
    const queue = new KeyedQueue();
    let free = () => {};
    const held = queue.run('a', () => new Promise<void>((resolve) => (free = resolve)));
    expect(await queue.run('b', async () => 'done')).toBe('done');
    free();
    await held;
  });
});
