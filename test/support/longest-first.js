import TestSequencer from '@jest/test-sequencer';

/** Files whose size says little of how long they take; begun last they would end alone, on one core. */
const LONG = /(cli|event-store|rebuild|accounts|bad-input|hostile-http)\.spec/;

/** Jest's own order, with the longest files first. */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => Number(LONG.test(b.path)) - Number(LONG.test(a.path)));
  }
}
