import { describe, it } from '@jest/globals';
import { addDays, fold, idFrom, type LocalDate } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { aids, type AidEvent, type AidKind, type Aids } from '../../domain/aid.js';
import {
  absent,
  authorizationOf,
  authorized,
  back,
  boarded,
  completed,
  DAY,
  departed,
  HOME,
  knownTrip,
  MANAGER,
  passengerOf,
  routeFacts,
  scheduled,
  TRIP,
} from '../../domain/testing/trip-facts.js';
import { type TripEvent } from '../../domain/trip.js';
import { grantAid } from './grant-aid.decision.js';

describe('recording an aid', () => {
  const onTheWay = [scheduled(), authorized('ana'), departed(), boarded('ana'), back('ana')];
  const over = [...onTheWay, completed()];
  const granting =
    (
      history: readonly TripEvent[],
      { kind = 'meal', date = DAY, today = DAY }: { kind?: AidKind; date?: LocalDate; today?: LocalDate } = {},
    ) =>
    (before: Aids) => {
      const trip = fold(knownTrip, history);
      return grantAid({ aidId: idFrom('aid', 'new'), kind, date, today }, trip, passengerOf(trip, 'ana'), before);
    };
  const granted = (key: string, date = DAY, kind: AidKind = 'meal'): AidEvent => ({
    type: 'AidGranted',
    data: {
      ...{ aidId: idFrom('aid', key), kind, date, personId: idFrom('person', 'ana'), tripId: TRIP },
      ...{ authorizationId: authorizationOf('ana'), role: 'patient', managerId: MANAGER },
      ...{ routeId: routeFacts.routeId, from: HOME },
    },
  });
  const cancelled = (key: string): AidEvent => ({
    type: 'AidCancelled',
    data: {
      ...{ aidId: idFrom('aid', key), personId: idFrom('person', 'ana'), tripId: TRIP },
      ...{ authorizationId: authorizationOf('ana'), managerId: MANAGER, reason: 'not-paid' },
    },
  });

  it('takes what was given to somebody who was carried, for a day of the journey', () => {
    const tomorrow = addDays(DAY, 1);
    for (const kind of ['meal', 'overnight', 'cnrac-overnight'] as const) {
      given(aids, granted('first'))
        .when(granting(over, { kind, date: tomorrow, today: tomorrow }))
        .then(granted('new', tomorrow, kind));
    }
  });

  it('gives once for a day, and again when the first was cancelled', () => {
    given(aids, granted('first'))
      .when(granting(over))
      .thenRefused('aid-not-due', /já tem ajuda de custo em 05\/10\/2026/);
    given(aids, granted('first'), cancelled('first')).when(granting(over)).then(granted('new'));
  });

  it('waits until the trip is over', () =>
    given(aids)
      .when(granting(onTheWay))
      .thenRefused('trip-not-completed', /já concluída/));

  it('gives nothing to who did not travel, to a lap child, or for another time', () => {
    const stayed = [scheduled(), authorized('ana'), departed(), absent('ana'), completed()];
    given(aids)
      .when(granting(stayed, { date: addDays(DAY, 1) }))
      .thenRefused('aid-not-due', /não viajou/, /ainda não chegou/);
    const onLap = [scheduled(), authorized('ana', { role: 'lap-child' }), departed(), boarded('ana'), completed()];
    given(aids)
      .when(granting(onLap, { date: addDays(DAY, -1) }))
      .thenRefused('aid-not-due', /Criança de colo/, /antes do dia da viagem/);
    const late = addDays(DAY, 32);
    given(aids)
      .when(granting(over, { date: late, today: late }))
      .thenRefused('aid-not-due', /vão até 05\/11\/2026/);
  });
});
