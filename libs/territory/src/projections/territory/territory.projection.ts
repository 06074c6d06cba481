import { type RecordedEvent } from '#embarque/event-store';
import { type IbgeCode, type LocalDate, type Uuid } from '#embarque/kernel';
import { type Projection, type Row } from '#embarque/read-model';
import { type EstablishmentEvent } from '../../domain/establishment.js';
import { type FleetManagerEvent } from '../../domain/fleet-manager.js';
import { type RouteEvent } from '../../domain/route.js';

type TerritoryEvent = RecordedEvent & (FleetManagerEvent | EstablishmentEvent | RouteEvent);

/** Managers, members, establishments, routes and distances, as the queries show them. */
export const territoryProjection: Projection = {
  name: 'territory',
  version: 1,
  types: [
    'FleetManagerRegistered',
    'MemberAdmitted',
    'MemberWithdrawn',
    'EstablishmentRegistered',
    'RouteRegistered',
    'DistanceSet',
  ],
  async apply(events, rows) {
    const managers: Row[] = [];
    const members: Row[] = [];
    const establishments: Row[] = [];
    const routes: Row[] = [];
    const distances: Row[] = [];
    for (const { type, data, position } of events as TerritoryEvent[]) {
      switch (type) {
        case 'FleetManagerRegistered': {
          const { managerId: manager_id, kind, name, acronym, cnpj, seat } = data;
          managers.push({ manager_id, kind, name, acronym, cnpj, seat });
          break;
        }
        case 'MemberAdmitted':
          members.push(memberRow(data));
          break;
        case 'MemberWithdrawn':
          members.push(memberRow(data, data.until));
          break;
        case 'EstablishmentRegistered':
          establishments.push(data);
          break;
        case 'RouteRegistered': {
          const { routeId: route_id, managerId: manager_id, name, towns, destination } = data;
          routes.push({ route_id, manager_id, name, towns, destination });
          break;
        }
        case 'DistanceSet': {
          const { routeId: route_id, from: from_town, metres, source, validFrom: valid_from, validTo: valid_to } = data;
          distances.push({ route_id, from_town, set_at: String(position), metres, source, valid_from, valid_to });
        }
      }
    }
    await rows.upsert('manager', ['manager_id'], managers);
    await rows.upsert('member', ['manager_id', 'municipality', 'valid_from'], members);
    await rows.upsert('establishment', ['cnes'], establishments);
    await rows.upsert('route', ['route_id'], routes);
    await rows.upsert('distance', ['route_id', 'from_town', 'set_at'], distances);
  },
};

const memberRow = (
  {
    managerId: manager_id,
    municipality,
    from: valid_from,
  }: { managerId: Uuid; municipality: IbgeCode; from: LocalDate },
  valid_to: LocalDate | null = null,
): Row => ({ manager_id, municipality, valid_from, valid_to });
