import { describe, it } from '@jest/globals';
import { kilometres } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { route, type DistanceRow, type Route } from '../../domain/route.js';
import { day, registeredRoute, routeId, town } from '../../testing/invented.js';
import { setDistance } from './set-distance.decision.js';

describe('setting a distance', () => {
  const row: DistanceRow = {
    from: town.candeias,
    metres: kilometres(126),
    source: 'DER-MG, mapa rodoviário 2025',
    validFrom: day('2026-01-01'),
  };
  const setting =
    (changes: Partial<DistanceRow> = {}) =>
    (state: Route) =>
      setDistance({ ...row, ...changes }, state);

  it('keeps metres, source and validity', () =>
    given(route, registeredRoute)
      .when(setting({ validTo: day('2026-01-01') }))
      .then({ type: 'DistanceSet', data: { routeId, ...row, validTo: day('2026-01-01') } }));

  it('refuses a town off the route and a validity that ends before it begins, at once', () =>
    given(route, registeredRoute)
      .when(setting({ from: town.aguanil, validTo: day('2025-12-31') }))
      .thenRefused('distance-not-settable', /Aguanil não é atendido/, /termina antes/));

  it('needs a registered route', () =>
    given(route)
      .when(setting())
      .thenRefused('route-unknown', /Não há rota/));
});
