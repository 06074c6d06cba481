import { accept, reasonsOf, refuse, type Decision, type IbgeCode, type LocalDate, type Uuid } from '#embarque/kernel';
import { servesTown, unknownManager, type FleetManager } from '../../domain/fleet-manager.js';
import { isMunicipality, municipalityName, unknownMunicipality } from '../../domain/municipalities.js';
import { type Route, type RouteEvent, type RouteMode } from '../../domain/route.js';

interface Input {
  routeId: Uuid;
  name: string;
  towns: IbgeCode[];
  destination: IbgeCode;
  mode?: RouteMode | undefined;
}

/** Res. SES/MG 6.254/2018, art. 8 II: the towns of a route are those that its manager serves. */
export function registerRoute(
  { routeId, name, towns, destination, mode }: Input,
  manager: FleetManager,
  on: LocalDate,
  state: Route,
): Decision<RouteEvent> {
  if (state.status === 'registered') return refuse('route-already-registered', 'Esta rota já está cadastrada.');
  if (manager.status === 'unregistered') return unknownManager;
  const reasons = [
    ...reasonsOf(
      [new Set(towns).size < towns.length, 'O mesmo município está duas vezes na rota.'],
      [!isMunicipality(destination), unknownMunicipality(destination)],
    ),
    ...[...new Set(towns)]
      .filter((town) => !servesTown(manager, town, on))
      .map((town) => `O gestor não atende ${municipalityName(town)} em ${on}.`),
  ];
  const { managerId } = manager;
  return reasons.length
    ? refuse('route-not-registrable', ...reasons)
    : accept({
        type: 'RouteRegistered',
        data: { routeId, managerId, name, towns, destination, ...(mode ? { mode } : {}) },
      });
}
