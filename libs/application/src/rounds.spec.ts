import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Rounds } from './rounds.js';

beforeAll(() => void Logger.overrideLogger(false));
afterAll(() => void Logger.overrideLogger(true));

describe('rounds', () => {
  it('come round at once while there is more, after a pause when there is not and after a fault, until they are stopped', async () => {
    let done = 0;
    await new Promise<void>((enough) => {
      const rounds = new Rounds('rounds', 1, async () => {
        done++;
        if (done === 2) throw new Error('away');
        if (done === 4) void rounds.stop().then(enough);
        return done === 1;
      });
      rounds.start();
    });
    expect(done).toBe(4);
  });

  it('need not have begun to be stopped', () =>
    expect(new Rounds('rounds', 1, async () => true).stop()).resolves.toBeUndefined());
});
