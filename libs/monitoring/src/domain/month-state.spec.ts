import { describe, expect, it } from '@jest/globals';
import { Competence, LocalDate, the } from '#embarque/kernel';
import { monthState, stillPresentable } from './month-state.js';

const competence = the(Competence, '202610');
const day = (text: string) => the(LocalDate, text);

describe('the state of a month of attendance', () => {
  it.each([
    ['fed as soon as a line of it was presented, also before it is over', 3, 1, '2026-10-15', 'fed'],
    ['fed by a line that travelled in a later file', 3, 1, '2027-05-01', 'fed'],
    ['fed with lines of no trip that we know of', 0, 1, '2026-11-01', 'fed'],
    ['open on its last day, with or without trips', 3, 0, '2026-10-31', 'open'],
    ['open on its last day, with or without trips', 0, 0, '2026-10-31', 'open'],
    ['missing from the next day on, when trips were made', 1, 0, '2026-11-01', 'missing'],
    ['missing for good', 1, 0, '2030-01-01', 'missing'],
    ['zero when there were none', 0, 0, '2026-11-01', 'zero'],
  ] as const)('is %s', (_, trips, lines, today, state) =>
    expect(monthState({ competence, trips, lines }, day(today))).toBe(state),
  );

  it('can be presented in the three months that follow, over the turn of the year', () => {
    expect(['2026-11-01', '2027-01-31', '2027-02-01'].map((today) => stillPresentable(competence, day(today)))).toEqual(
      [true, true, false],
    );
  });
});
