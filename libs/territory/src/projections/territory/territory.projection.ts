import { type RecordedEvent } from '#embarque/event-store';
import { type Projection, type Rows } from '#embarque/read-model';
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
    for (const event of events as TerritoryEvent[]) await applyOne(event, rows);
  },
};

async function applyOne({ type, data, position }: TerritoryEvent, rows: Rows): Promise<void> {
  switch (type) {
    case 'FleetManagerRegistered': {
      const { managerId: manager_id, kind, name, acronym, cnpj, seat } = data;
      return rows.upsert('manager', ['manager_id'], [{ manager_id, kind, name, acronym, cnpj, seat }]);
    }
    case 'MemberAdmitted': {
      const { managerId: manager_id, municipality, from: valid_from } = data;
      const member = { manager_id, municipality, valid_from, valid_to: null };
      return rows.upsert('member', ['manager_id', 'municipality', 'valid_from'], [member]);
    }
    case 'MemberWithdrawn':
      await rows.query(
        'update member set valid_to = $3 where manager_id = $1 and municipality = $2 and valid_to is null',
        [data.managerId, data.municipality, data.until],
      );
      return;
    case 'EstablishmentRegistered':
      return rows.upsert('establishment', ['cnes'], [data]);
    case 'RouteRegistered': {
      const { routeId: route_id, managerId: manager_id, name, towns, destination } = data;
      return rows.upsert('route', ['route_id'], [{ route_id, manager_id, name, towns, destination }]);
    }
    case 'DistanceSet': {
      const { routeId: route_id, from: from_town, metres, source, validFrom: valid_from, validTo: valid_to } = data;
      const row = {
        route_id,
        from_town,
        set_at: String(position),
        metres,
        source,
        valid_from,
        valid_to: valid_to ?? null,
      };
      return rows.upsert('distance', ['route_id', 'from_town', 'set_at'], [row]);
    }
  }
}
