import { describe, it } from '@jest/globals';
import { type Instant } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import {
  absent,
  authorizationOf,
  authorized,
  back,
  boarded,
  departed,
  knownTrip,
  NEXT_DAY,
  on,
  passengerOf,
  scheduled,
  TRIP,
} from '../../domain/testing/trip-facts.js';
import { type KnownTrip, type NoShowKind } from '../../domain/trip.js';
import { recordNoShow } from './record-no-show.decision.js';

describe('recording a no-show', () => {
  const recording =
    ({
      kind = 'unjustified',
      reason = '',
      at = on('07:10'),
      now = NEXT_DAY,
    }: { kind?: NoShowKind; reason?: string; at?: Instant; now?: Instant } = {}) =>
    (state: KnownTrip) =>
      recordNoShow(
        { authorizationId: authorizationOf('ana'), kind, reason, at, now },
        state,
        passengerOf(state, 'ana'),
      );
  const underway = [scheduled(), authorized('ana'), departed()];

  it('takes every kind, a justified one with its reason', () => {
    for (const kind of ['unjustified', 'withdrawal', 'late'] as const) {
      given(knownTrip, ...underway)
        .when(recording({ kind }))
        .then(absent('ana', kind));
    }
    given(knownTrip, ...underway)
      .when(recording({ kind: 'justified', reason: 'Febre' }))
      .then({
        type: 'NoShowRecorded',
        data: {
          tripId: TRIP,
          authorizationId: authorizationOf('ana'),
          kind: 'justified',
          reason: 'Febre',
          at: on('07:10'),
        },
      });
  });

  it('asks for the reason of a justified one and for an hour that has come', () =>
    given(knownTrip, ...underway)
      .when(recording({ kind: 'justified', at: on('06:30'), now: on('06:00') }))
      .thenRefused(
        'no-show-not-recordable',
        /precisa do motivo/,
        /antes da saída da viagem \(05\/10\/2026, 04:00\)/,
        /futuro/,
      ));

  it('happens once, and to nobody who boarded', () => {
    given(knownTrip, ...underway, absent('ana'))
      .when(recording())
      .thenRefused('no-show-not-recordable', /já foi registrada/);
    for (const history of [[boarded('ana')], [boarded('ana'), back('ana')]]) {
      given(knownTrip, ...underway, ...history)
        .when(recording())
        .thenRefused('no-show-not-recordable', /embarcou/);
    }
  });

  it('is not for who waited for a place and got none', () =>
    given(knownTrip, scheduled(), authorized('ana', { standBy: true }), departed())
      .when(recording())
      .thenRefused('no-show-not-recordable', /esperava lugar/));

  it('waits for the departure', () =>
    given(knownTrip, scheduled(), authorized('ana'))
      .when(recording())
      .thenRefused('trip-not-underway', /depois da saída, prevista para 05\/10\/2026, 04:00.*revogue a autorização/));
});
