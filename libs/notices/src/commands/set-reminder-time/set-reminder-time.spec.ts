import { describe, it } from '@jest/globals';
import { IbgeCode, LocalDate, LocalTime, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { reminderTimes, type ReminderTimeEvent } from '../../domain/reminder-time.js';
import { setReminderTime } from './set-reminder-time.decision.js';

const wanted = {
  ...{ municipality: the(IbgeCode, '314560'), time: the(LocalTime, '17:30') },
  ...{ validFrom: the(LocalDate, '2026-10-05'), legalBasis: 'Portaria SMS 1/2026' },
};
const set = (version: number): ReminderTimeEvent => ({ type: 'ReminderTimeSet', data: { ...wanted, version } });

describe('the hour of a town’s reminders', () => {
  const today = wanted.validFrom;

  it('is counted as it is set', () => {
    given(reminderTimes)
      .when((already) => setReminderTime({ ...wanted, today }, already))
      .then(set(1));
    given(reminderTimes, set(1))
      .when((already) => setReminderTime({ ...wanted, today }, already))
      .then(set(2));
  });

  it('does not reach into the past', () =>
    given(reminderTimes)
      .when((already) => setReminderTime({ ...wanted, today: the(LocalDate, '2026-10-06') }, already))
      .thenRefused('reminder-time-retroactive', /de hoje em diante/));
});
