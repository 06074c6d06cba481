import { describe, expect, it } from '@jest/globals';
import { openService } from '../support/service.js';

describe('the end of a program', () => {
  it('is no fault, even while its projections are still being built', async () => {
    const service = await openService();
    await service.close();
    expect(service.log).toEqual([]);
  });
});
