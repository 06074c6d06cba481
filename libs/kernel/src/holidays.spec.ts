import { describe, expect, it } from '@jest/globals';
import { holidayOn } from './holidays.js';
import { LocalDate } from './time.js';
import { the } from './value.js';

describe('holidays', () => {
  it.each([
    ['2026-09-07', 'Independência do Brasil'],
    ['2026-10-12', 'Nossa Senhora Aparecida'],
    ['2026-04-21', 'Tiradentes'],
    ['2027-03-26', 'Sexta-feira Santa'],
    ['2026-06-04', 'Corpus Christi'],
  ])('%s is %s', (date, name) => expect(holidayOn(the(LocalDate, date))).toBe(name));

  it('says nothing of a working day', () => expect(holidayOn(the(LocalDate, '2026-10-13'))).toBeUndefined());
});
