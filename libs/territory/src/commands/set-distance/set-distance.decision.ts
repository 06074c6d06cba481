import { accept, reasonsOf, refuse, type Decision } from '#embarque/kernel';
import { municipalityName } from '../../domain/municipalities.js';
import { unknownRoute, type DistanceRow, type Route, type RouteEvent } from '../../domain/route.js';

export function setDistance(row: DistanceRow, state: Route): Decision<RouteEvent> {
  if (state.status === 'unregistered') return unknownRoute;
  const { from, metres, source, validFrom, validTo } = row;
  const reasons = reasonsOf(
    [!state.towns.includes(from), `${municipalityName(from)} não é atendido por esta rota.`],
    [!!validTo && validTo < validFrom, 'A validade termina antes de começar.'],
  );
  return reasons.length
    ? refuse('distance-not-settable', ...reasons)
    : accept({
        type: 'DistanceSet',
        data: { routeId: state.routeId, from, metres, source, validFrom, ...(validTo ? { validTo } : {}) },
      });
}
