import { describe, it } from '@jest/globals';
import { fold, IbgeCode, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { fleetManager, type FleetManager } from '../../domain/fleet-manager.js';
import { route, type Route } from '../../domain/route.js';
import { admitted, consortium, day, registeredRoute, routeId, town } from '../../testing/invented.js';
import { registerRoute } from './register-route.decision.js';

describe('registering a route', () => {
  const manager = fold(fleetManager, [consortium, admitted(town.candeias, '2026-01-01')]);
  const input = {
    routeId,
    name: 'Candeias – Divinópolis',
    towns: [town.candeias],
    destination: town.divinopolis,
  };
  const registering =
    (changes: Partial<typeof input> = {}, by: FleetManager = manager, on = '2026-10-05') =>
    (state: Route) =>
      registerRoute({ ...input, ...changes }, by, day(on), state);

  it('records the towns in their order, and the destination', () =>
    given(route).when(registering()).then(registeredRoute));

  it('may stay inside a town (art. 1º, § 1º)', () =>
    given(route)
      .when(registering({ destination: town.candeias }))
      .then({
        type: 'RouteRegistered',
        data: { ...registeredRoute.data, destination: town.candeias },
      }));

  it('names every fault at once: repeated and unserved towns, an unknown destination', () =>
    given(route)
      .when(
        registering({
          towns: [town.candeias, town.aguanil, town.aguanil],
          destination: the(IbgeCode, '319999'),
        }),
      )
      .thenRefused('route-not-registrable', /duas vezes/, /319999/, /não atende Aguanil em 2026-10-05/));

  it('asks who serves the towns on the day that it is told', () =>
    given(route)
      .when(registering({}, manager, '2025-12-31'))
      .thenRefused('route-not-registrable', /não atende Candeias em 2025-12-31/));

  it('needs a registered manager', () =>
    given(route)
      .when(registering({}, fleetManager.initial))
      .thenRefused('manager-unknown', /Não há gestor/));

  it('happens once', () =>
    given(route, registeredRoute)
      .when(registering())
      .thenRefused('route-already-registered', /já está cadastrada/));
});
