import { describe, it } from '@jest/globals';
import { given } from '../../../../../test/support/given.js';
import {
  absent,
  authorizationOf,
  authorized,
  back,
  boarded,
  cancelled,
  completed,
  departed,
  knownTrip,
  NEXT_DAY,
  on,
  passengerOf,
  scheduled,
} from '../../domain/testing/trip-facts.js';
import { type KnownTrip } from '../../domain/trip.js';
import { boardPassenger } from './board-passenger.decision.js';

describe('boarding', () => {
  const boarding =
    ({ at = on('07:10'), now = NEXT_DAY } = {}) =>
    (state: KnownTrip) =>
      boardPassenger({ authorizationId: authorizationOf('ana'), at, now }, state, passengerOf(state, 'ana'));
  const underway = [scheduled(), authorized('ana'), departed()];

  it('records who is aboard, and when', () =>
    given(knownTrip, ...underway)
      .when(boarding())
      .then(boarded('ana')));

  it('happens once', () => {
    for (const history of [[boarded('ana')], [boarded('ana'), back('ana')], [boarded('ana'), back('ana', 'stays')]]) {
      given(knownTrip, ...underway, ...history)
        .when(boarding())
        .thenRefused('passenger-cannot-board', /já foi registrado/);
    }
  });

  it('says at once that they are absent, that it was before the departure, and that the hour is still to come', () => {
    given(knownTrip, ...underway, absent('ana'))
      .when(boarding({ at: on('06:00'), now: on('05:00') }))
      .thenRefused('passenger-cannot-board', /falta/, /antes da saída/, /futuro/);
  });

  it('waits for the departure, and is over with the trip', () => {
    for (const history of [[], [cancelled()], [departed(), completed()]]) {
      given(knownTrip, scheduled(), authorized('ana'), ...history)
        .when(boarding())
        .thenRefused('trip-not-underway', /registre antes a saída/);
    }
  });
});
