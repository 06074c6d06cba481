import { type IbgeCode, type Uuid } from '#embarque/kernel';

/** Where a role counts, part by part. */
export interface ScopeParts {
  readonly municipalities: readonly IbgeCode[];
  readonly managers: readonly Uuid[];
  /** Health regions, by name. */
  readonly regions: readonly string[];
  readonly crewMemberId?: Uuid;
}

export type AccountScope = 'everything' | ScopeParts;

type Part = keyof ScopeParts;

interface Fit {
  readonly needs: readonly Part[];
  readonly takes: readonly Part[];
}

const TOWN: Fit = { needs: ['municipalities'], takes: ['municipalities', 'managers'] };
const ALL: Fit = { needs: [], takes: [] };

/** Which parts of a scope a role needs and takes. A town that runs its own fleet is a manager too. */
export const SCOPE_OF = {
  'municipal-scheduler': TOWN,
  'municipal-manager': TOWN,
  crew: { needs: ['crewMemberId'], takes: ['crewMemberId'] },
  'fleet-manager': { needs: ['managers'], takes: ['managers'] },
  'urs-analyst': { needs: ['regions'], takes: ['regions'] },
  'state-central': ALL,
  auditor: { needs: [], takes: ['municipalities', 'managers', 'regions'] },
  administrator: ALL,
} as const satisfies Record<string, Fit>;

export type AccountRole = keyof typeof SCOPE_OF;

const NAMES: Record<Part, string> = {
  municipalities: 'municípios (municipalities)',
  managers: 'gestores de frota (managers)',
  regions: 'regiões de saúde (regions)',
  crewMemberId: 'o tripulante (crewMemberId)',
};

/** Everything in which the scope does not fit the role. */
export function misfits(role: AccountRole, scope: ScopeParts): string[] {
  const { needs, takes }: Fit = SCOPE_OF[role];
  return (Object.keys(NAMES) as Part[]).flatMap((part) => {
    const given = !!scope[part]?.length;
    if (needs.includes(part) && !given) return `O perfil ${role} precisa de ${NAMES[part]}.`;
    return given && !takes.includes(part) ? `O perfil ${role} não tem ${NAMES[part]}.` : [];
  });
}

/** A role that needs nothing and was given nothing counts everywhere. */
export const scopeOf = (scope: ScopeParts): AccountScope =>
  Object.values(scope as unknown as Record<string, { readonly length: number }>).some(({ length }) => length)
    ? scope
    : 'everything';
