import {
  refuseUnknown,
  type Distance,
  type Evolution,
  type IbgeCode,
  type LocalDate,
  type Uuid,
} from '#embarque/kernel';

/** One row of the distance table: one way, from a served town to the route's destination. */
export interface DistanceRow {
  readonly from: IbgeCode;
  readonly metres: Distance;
  /** Where the figure was taken from, for example "DER-MG, mapa rodoviário 2025". */
  readonly source: string;
  readonly validFrom: LocalDate;
  /** Last day, when it is known. */
  readonly validTo?: LocalDate;
}

/** By which means a route goes: what is presented of a transport, and per how many metres, depends on it. */
export const ROUTE_MODES = ['road', 'river', 'air'] as const;
export type RouteMode = (typeof ROUTE_MODES)[number];

export type RouteEvent =
  | {
      type: 'RouteRegistered';
      data: {
        routeId: Uuid;
        managerId: Uuid;
        name: string;
        towns: IbgeCode[];
        destination: IbgeCode;
        /** Absent: by road. */
        mode?: RouteMode;
      };
    }
  | { type: 'DistanceSet'; data: { routeId: Uuid } & DistanceRow };

export type Route =
  | { readonly status: 'unregistered' }
  | {
      readonly status: 'registered';
      readonly routeId: Uuid;
      readonly managerId: Uuid;
      /** Towns served, in the order of the way out. */
      readonly towns: readonly IbgeCode[];
      readonly destination: IbgeCode;
      readonly distances: readonly DistanceRow[];
    };

export const route: Evolution<Route, RouteEvent> = {
  initial: { status: 'unregistered' },
  evolve(state, { type, data }) {
    if (type === 'RouteRegistered') {
      const { routeId, managerId, towns, destination } = data;
      return { status: 'registered', routeId, managerId, towns, destination, distances: [] };
    }
    if (state.status === 'unregistered') return state;
    const { routeId: _, ...row } = data;
    return { ...state, distances: [...state.distances, row] };
  },
};

export const routeStream = (routeId: Uuid): string => `route-${routeId}`;

/** The row in force on a day: of those valid then, the one that was set last. */
export const distanceOn = <R extends Omit<DistanceRow, 'source'>>(
  rows: readonly R[],
  from: IbgeCode,
  on: LocalDate,
): R | undefined =>
  rows.findLast((row) => row.from === from && row.validFrom <= on && (!row.validTo || on <= row.validTo));

export const unknownRoute = refuseUnknown('route-unknown', 'Não há rota cadastrada com este identificador.');
