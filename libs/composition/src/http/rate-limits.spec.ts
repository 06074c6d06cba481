import { describe, expect, it } from '@jest/globals';
import { Windows } from './rate-limits.js';

describe('the windows of the rate limits', () => {
  it('count each address by itself, from its first request on', () => {
    const windows = new Windows(60_000);
    const { resetTime } = windows.increment('a');
    expect(windows.increment('a')).toEqual({ totalHits: 2, resetTime });
    expect(windows.increment('b').totalHits).toBe(1);
    windows.decrement('a');
    expect(windows.increment('a').totalHits).toBe(2);
    windows.resetKey('a');
    expect(windows.increment('a').totalHits).toBe(1);
  });

  it('begin anew when they are over', () => {
    const windows = new Windows(-1);
    windows.increment('a');
    expect(windows.increment('a').totalHits).toBe(1);
  });

  it('never hold more addresses than they may, and forget the oldest first', () => {
    const windows = new Windows(60_000, 1000);
    for (let address = 0; address < 10_000; address++) windows.increment(`address ${address}`);
    expect(windows.size).toBe(1000);
    expect(windows.increment('address 9999').totalHits).toBe(2);
    expect(windows.increment('address 0').totalHits).toBe(1);
    expect(windows.size).toBe(1000);
  });
});
