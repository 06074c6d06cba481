import { describe, it } from '@jest/globals';
import { addDays, type Instant, type LocalDate } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import {
  absent,
  authorizationOf,
  authorized,
  back,
  boarded,
  completed,
  DAY,
  departed,
  knownTrip,
  NEXT_DAY,
  on,
  passengerOf,
  scheduled,
} from '../../domain/testing/trip-facts.js';
import { type KnownTrip, type ReturnOutcome } from '../../domain/trip.js';
import { recordReturn } from './record-return.decision.js';

describe('recording the way back', () => {
  const recording =
    ({
      outcome = 'returned',
      reason = '',
      at = on('20:00'),
      now = NEXT_DAY,
      returnsOn,
    }: { outcome?: ReturnOutcome; reason?: string; at?: Instant; now?: Instant; returnsOn?: LocalDate } = {}) =>
    (state: KnownTrip) =>
      recordReturn(
        { authorizationId: authorizationOf('ana'), outcome, reason, returnsOn, at, now },
        state,
        passengerOf(state, 'ana'),
      );
  const away = [scheduled(), authorized('ana'), departed(), boarded('ana')];

  it('takes every outcome; not coming back has a reason', () => {
    given(knownTrip, ...away)
      .when(recording())
      .then(back('ana'));
    for (const outcome of ['hospitalised', 'other-transport'] as const) {
      given(knownTrip, ...away)
        .when(recording({ outcome, reason: 'Internação' }))
        .then(back('ana', outcome));
      given(knownTrip, ...away)
        .when(recording({ outcome }))
        .thenRefused('return-not-recordable', /por que/);
    }
  });

  it('asks of who stays on which day they come home, not before the trip’s, and of nobody else', () => {
    const staying = { outcome: 'stays', reason: 'Internação' } as const;
    given(knownTrip, ...away)
      .when(recording({ ...staying, returnsOn: DAY }))
      .then(back('ana', 'stays'));
    given(knownTrip, ...away)
      .when(recording({ outcome: 'stays' }))
      .thenRefused('return-not-recordable', /por que/, /em que dia/);
    given(knownTrip, ...away)
      .when(recording({ ...staying, returnsOn: addDays(DAY, -1) }))
      .thenRefused('return-not-recordable', /antes do dia da viagem \(05\/10\/2026\)/);
    given(knownTrip, ...away)
      .when(recording({ returnsOn: DAY }))
      .thenRefused('return-not-recordable', /Só quem fica/);
  });

  it('brings nobody back who was to go only, whatever the hour says', () =>
    given(knownTrip, scheduled(), authorized('ana', { legs: 'outbound' }), departed(), boarded('ana'))
      .when(recording({ at: on('07:00'), now: on('06:00') }))
      .thenRefused('return-not-recordable', /só de ida/, /antes do embarque \(05\/10\/2026, 04:10\)/, /futuro/));

  it('happens once, to somebody who boarded', () => {
    given(knownTrip, ...away, back('ana'))
      .when(recording())
      .thenRefused('return-not-recordable', /já foi registrada/);
    given(knownTrip, scheduled(), authorized('ana'), departed(), absent('ana'))
      .when(recording())
      .thenRefused('return-not-recordable', /faltou/);
    given(knownTrip, scheduled(), authorized('ana'), departed())
      .when(recording())
      .thenRefused('return-not-recordable', /ainda não embarcou/);
  });

  it('belongs to a trip on the road', () => {
    for (const history of [
      [scheduled(), authorized('ana')],
      [...away, completed()],
    ]) {
      given(knownTrip, ...history)
        .when(recording())
        .thenRefused('trip-not-underway', /não está em andamento/);
    }
  });
});
