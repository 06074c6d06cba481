import { describe, expect, it } from '@jest/globals';
import { defaultSeatMap, fold, type Seat } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { vehicle, type Vehicle } from '../../domain/vehicle.js';
import { bus, registered } from '../../testing/invented.js';
import { setSeatMap } from './set-seat-map.decision.js';

describe('setting a seat map', () => {
  const setting = (seats: readonly Seat[]) => (state: Vehicle) => setSeatMap(seats, state);
  const map = defaultSeatMap(bus).map((seat) => (seat.label === '1' ? { ...seat, kind: 'attendant' as const } : seat));
  const set = { type: 'SeatMapSet', data: { vehicleId: bus.vehicleId, seats: map } } as const;

  it('keeps every seat, front to back and left to right', () => {
    given(vehicle, registered)
      .when(setting([...map].reverse()))
      .then(set);
    expect(fold(vehicle, [registered, set])).toMatchObject({ seatMap: map });
  });

  it('takes rows that are not alike', () => {
    const [driver, ...others] = map;
    const crooked = [driver!, ...others.map((seat, index) => ({ ...seat, row: 2 + (index % 7), column: 1 + index }))];
    const { ok } = setSeatMap(crooked, fold(vehicle, [registered]));
    expect(ok).toBe(true);
  });

  it('says at once everything in which it differs from the vehicle', () =>
    given(vehicle, registered)
      .when(
        setting([
          { label: '1', kind: 'common', row: 1, column: 1 },
          { label: '1', kind: 'attendant', row: 1, column: 1 },
          { label: 'a b', kind: 'attendant', row: 1, column: 2 },
        ]),
      )
      .thenRefused(
        'seat-map-does-not-fit',
        /lotação de 22 e o mapa tem 3/,
        /1 posições para cadeira de rodas e o mapa tem 0/,
        /lugar de motorista/,
        /não mais/,
        /sem espaços: "a b"/,
        /chamado 1/,
        /fileira 1, coluna 1/,
      ));

  it('needs a registered vehicle', () =>
    given(vehicle)
      .when(setting(map))
      .thenRefused('vehicle-unknown', /Não há veículo/));
});
