import { refuseUnknown, type Cnpj, type Evolution, type IbgeCode, type LocalDate, type Uuid } from '#embarque/kernel';

/** Who runs the fleet: a consortium (CIS), or a municipality by exception (Res. SES/MG 6.254/2018, arts. 1 §4 and 7). */
export const MANAGER_KINDS = ['consortium', 'municipality'] as const;
export type ManagerKind = (typeof MANAGER_KINDS)[number];

/** Art. 7: in no consortium with joining exhausted, or already a manager when the rule came. */
export const EXCEPTION_GROUNDS = ['joining-exhausted', 'already-manager'] as const;

export interface ManagementException {
  readonly ground: (typeof EXCEPTION_GROUNDS)[number];
  /** Pact in the CIR. */
  readonly cirDate: LocalDate;
  /** Notice to the CIB, once given. */
  readonly cibDate?: LocalDate;
}

export type FleetManagerEvent =
  | {
      type: 'FleetManagerRegistered';
      data: {
        managerId: Uuid;
        kind: ManagerKind;
        name: string;
        acronym: string;
        cnpj: Cnpj;
        seat: IbgeCode;
        exception?: ManagementException;
      };
    }
  | { type: 'MemberAdmitted'; data: { managerId: Uuid; municipality: IbgeCode; from: LocalDate } }
  | { type: 'MemberWithdrawn'; data: { managerId: Uuid; municipality: IbgeCode; from: LocalDate; until: LocalDate } };

/** A stretch of membership; `until` is its last day. */
export interface Membership {
  readonly from: LocalDate;
  readonly until?: LocalDate;
}

export type FleetManager =
  | { readonly status: 'unregistered' }
  | {
      readonly status: 'registered';
      readonly managerId: Uuid;
      readonly kind: ManagerKind;
      readonly seat: IbgeCode;
      readonly members: ReadonlyMap<IbgeCode, readonly Membership[]>;
    };

export const fleetManager: Evolution<FleetManager, FleetManagerEvent> = {
  initial: { status: 'unregistered' },
  evolve(state, { type, data }) {
    if (type === 'FleetManagerRegistered') {
      return { status: 'registered', managerId: data.managerId, kind: data.kind, seat: data.seat, members: new Map() };
    }
    if (state.status === 'unregistered') return state;
    const stretches = state.members.get(data.municipality) ?? [];
    const next =
      type === 'MemberAdmitted'
        ? [...stretches, { from: data.from }]
        : stretches.map((stretch) => (stretch.from === data.from ? { from: data.from, until: data.until } : stretch));
    return { ...state, members: new Map(state.members).set(data.municipality, next) };
  },
};

export const managerStream = (managerId: Uuid): string => `manager-${managerId}`;

/** Whether the manager serves the town on a day: a member of the consortium, or the managing municipality itself. */
export function servesTown(manager: FleetManager, town: IbgeCode, on: LocalDate): boolean {
  if (manager.status === 'unregistered') return false;
  if (manager.kind === 'municipality') return manager.seat === town;
  return (manager.members.get(town) ?? []).some(({ from, until }) => from <= on && (!until || on <= until));
}

export const unknownManager = refuseUnknown('manager-unknown', 'Não há gestor cadastrado com este identificador.');
