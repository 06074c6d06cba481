import { describe, expect, it } from '@jest/globals';
import { optionsOf } from './demo.js';

const usual = { once: true, json: false, competence: '202610', trips: '200', port: '3000', seed: '1', out: 'out' };

describe('the options of the demo', () => {
  it('are read from the command line’s words', () => {
    expect(optionsOf(usual)).toEqual({ ...usual, trips: 200, port: 3000 });
  });

  it.each([
    ['--competence', { competence: '202613' }],
    ['--competence', { competence: '202602' }],
    ['--trips', { trips: '0' }],
    ['--trips', { trips: 'muitas' }],
    ['--trips', { trips: '20001' }],
    ['--port', { port: '-1' }],
    ['--port', { port: '65536' }],
  ])('%s is refused as %p', (option, changed) => {
    expect(() => optionsOf({ ...usual, ...changed })).toThrow(`${option} deve ser`);
  });
});
