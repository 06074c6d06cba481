import { describe, it } from '@jest/globals';
import { idFrom, type Instant } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import {
  car,
  completed,
  departed,
  knownTrip,
  NEXT_DAY,
  on,
  scheduled,
  stopped,
  TRIP,
} from '../../domain/testing/trip-facts.js';
import { type KnownTrip, type TripEvent } from '../../domain/trip.js';
import { recordStop } from './record-stop.decision.js';

describe('recording a stop', () => {
  const recording =
    (at: Instant, odometerKm?: number, now = NEXT_DAY) =>
    (state: KnownTrip) =>
      recordStop(
        { stopId: idFrom('stop', at), kind: 'arrival', place: 'Hospital Exemplo', at, odometerKm, now },
        state,
      );
  const underway = [scheduled(), departed(1000)];

  it('keeps where and when, and what the odometer showed', () => {
    given(knownTrip, ...underway)
      .when(recording(on('09:00'), 1100))
      .then(stopped(on('09:00'), 1100));
    given(knownTrip, ...underway)
      .when(recording(on('09:00')))
      .then(stopped(on('09:00')));
  });

  it('takes no reading that goes down along the trip, in whatever order the stops are told', () => {
    const told = [...underway, stopped(on('09:00'), 1100)];
    given(knownTrip, ...told)
      .when(recording(on('08:00'), 1050))
      .then(stopped(on('08:00'), 1050));
    given(knownTrip, ...told)
      .when(recording(on('10:00'), 1099))
      .thenRefused('stop-not-recordable', /1099 km\) é menor que o de uma leitura anterior/);
    given(knownTrip, ...told)
      .when(recording(on('08:00'), 1101))
      .thenRefused('stop-not-recordable', /1101 km\) é maior que o de uma leitura posterior/);
  });

  it('begins to count anew with another vehicle', () => {
    const swapped: TripEvent = {
      type: 'VehicleReplaced',
      data: { tripId: TRIP, vehicle: car, reservationId: idFrom('swap'), reason: 'Pane' },
    };
    given(knownTrip, ...underway, swapped)
      .when(recording(on('09:00'), 5))
      .then(stopped(on('09:00'), 5));
  });

  it('says all that is wrong with the hour', () =>
    given(knownTrip, ...underway)
      .when(recording(on('06:00'), 999, on('05:00')))
      .thenRefused('stop-not-recordable', /antes da saída/, /futuro/));

  it('belongs to a trip that has left, and may be told after it ended', () => {
    given(knownTrip, scheduled())
      .when(recording(on('09:00')))
      .thenRefused('trip-not-underway', /não está em andamento/);
    given(knownTrip, scheduled(), departed(), completed())
      .when(recording(on('09:00')))
      .then(stopped(on('09:00')));
  });
});
