import { describe, it } from '@jest/globals';
import { IbgeCode, idFrom, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { reminders } from '../../domain/reminder.js';
import { DEPARTS_AT, QUEUED_AT } from '../../domain/testing/notice-facts.js';
import { remindPassengers } from './remind-passengers.decision.js';

describe('reminding the passengers of a trip', () => {
  const tripId = idFrom('trip');
  const trip = { tripId, status: 'scheduled', departsAt: DEPARTS_AT };

  it('is asked for before it leaves', () =>
    given(reminders)
      .when(() => remindPassengers(QUEUED_AT, trip))
      .then({ type: 'TripReminderAsked', data: { tripId, at: QUEUED_AT } }));

  it('is for the people of one town, when it is the hour of that town', () => {
    const residence = the(IbgeCode, '314560');
    given(reminders)
      .when(() => remindPassengers(QUEUED_AT, trip, residence))
      .then({ type: 'TripReminderAsked', data: { tripId, at: QUEUED_AT, residence } });
  });

  it('is too late afterwards, and senseless when it was cancelled', () => {
    for (const other of [
      { ...trip, departsAt: QUEUED_AT },
      { ...trip, status: 'cancelled' },
    ])
      given(reminders)
        .when(() => remindPassengers(QUEUED_AT, other))
        .thenRefused('trip-not-open', /ainda não saiu/);
  });

  it('needs a trip', () =>
    given(reminders)
      .when(() => remindPassengers(QUEUED_AT, undefined))
      .thenRefused('trip-unknown', /Não há viagem/));
});
