import { describe, it } from '@jest/globals';
import { given } from '../../../../../test/support/given.js';
import {
  authorized,
  back,
  boarded,
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
import { type Journey, type KnownTrip, type TripEvent } from '../../domain/trip.js';
import { correctTripReadings } from './correct-trip-readings.decision.js';

describe('correcting hours and odometer', () => {
  const correcting =
    (change: Partial<Journey>, now = NEXT_DAY) =>
    (state: KnownTrip) =>
      correctTripReadings({ ...change, reason: 'Lido errado', now }, state);
  const recorded: Journey = { departedAt: on('07:00'), departureKm: 1000, arrivedAt: on('21:00'), arrivalKm: 1500 };
  const corrected = (change: Partial<Journey>, before = recorded): TripEvent => ({
    type: 'TripReadingsCorrected',
    data: { tripId: TRIP, before, after: { ...before, ...change }, reason: 'Lido errado' },
  });
  const onTheRoad = [scheduled(), authorized('ana'), departed(1000), boarded('ana')];
  const done = [...onTheRoad, stopped(on('09:00'), 1100), back('ana'), completed()];

  it('says what was recorded and what is right, and may be corrected again', () => {
    const change = { arrivalKm: 1400, arrivedAt: on('20:30') };
    given(knownTrip, ...done)
      .when(correcting(change))
      .then(corrected(change));
    given(knownTrip, ...done, corrected(change))
      .when(correcting({ departureKm: 990 }))
      .then(corrected({ departureKm: 990 }, { ...recorded, ...change }));
  });

  it('keeps to what else is known of the trip, and says all that does not fit', () =>
    given(knownTrip, ...done)
      .when(
        correcting(
          { departedAt: on('07:11'), departureKm: 1101, arrivedAt: on('07:00'), arrivalKm: 1099 },
          on('05:00'),
        ),
      )
      .thenRefused(
        'readings-not-correctable',
        /chegada não pode ser antes/,
        /primeiro embarque \(05\/10\/2026, 04:10\)/,
        /futuro/,
        /saída \(1101 km\)/,
        /chegada \(1099 km\)/,
      ));

  it('compares no odometer with that of another vehicle', () => {
    const swapped: TripEvent = {
      type: 'VehicleReplaced',
      data: { tripId: TRIP, vehicle: car, reservationId: TRIP, reason: 'Pane' },
    };
    given(knownTrip, ...onTheRoad, swapped, back('ana'), completed())
      .when(correcting({ arrivalKm: 5 }))
      .then(corrected({ arrivalKm: 5 }));
  });

  it('refuses what stands already, and a trip that is not over', () => {
    given(knownTrip, ...done)
      .when(correcting({ arrivalKm: 1500 }))
      .thenRefused('nothing-to-correct', /já está registrado/);
    given(knownTrip, ...onTheRoad)
      .when(correcting({ arrivalKm: 1400 }))
      .thenRefused('trip-not-completed', /já concluída/);
  });
});
