import { type IbgeCode, type LocalDate, type Uuid } from '#embarque/kernel';
import { type Access } from './access.js';

/** How far somebody sees, worked out from their scope when they ask. */
export type Reach =
  | 'everything'
  | {
      /** Fleet managers whose affairs are their own: routes, vehicles, crew, trips, production. */
      readonly managers: readonly Uuid[];
      /** Fleet managers that work for their towns. */
      readonly serving: readonly Uuid[];
      /** Towns for which they see what is done: routes, trips. */
      readonly towns: readonly IbgeCode[];
      /** Towns whose residents' records are theirs to see. */
      readonly residents: readonly IbgeCode[];
      /** A crew member sees the trips they are on, of these days. */
      readonly crew?: { readonly crewMemberId: Uuid; readonly from: LocalDate; readonly until: LocalDate };
    };

/** Nest's token for who knows managers, members and regions. The room `territory` does. */
export const REACHES = Symbol('Reaches');

export interface Reaches {
  reachOf(access: Access): Promise<Reach>;
}

/** To whom something belongs. */
export interface Belonging {
  /** The fleet manager whose it is. */
  readonly manager?: Uuid;
  /** For which towns the manager does it; without them, for all that it serves. */
  readonly towns?: readonly IbgeCode[];
  /** Where the citizen lives whose record it is. */
  readonly resident?: IbgeCode;
  /** Of a trip: who travels with it, and when. */
  readonly crew?: { readonly members: readonly Uuid[]; readonly date: LocalDate };
}

/** In which relation to something a role may act: whose it is, for whom it is done, or who is on board. */
export type Relation = 'all' | 'own' | 'served' | 'crew';

/** Whether something lies within reach. A citizen's record does where the citizen lives there. */
export function within(reach: Reach, relation: Relation, { manager, towns, resident, crew }: Belonging): boolean {
  if (reach === 'everything' || relation === 'all') return true;
  if (relation === 'crew') {
    const { crewMemberId, from, until } = reach.crew ?? {};
    return !!crew && !!crewMemberId && crew.members.includes(crewMemberId) && from! <= crew.date && crew.date <= until!;
  }
  if (manager && reach.managers.includes(manager)) return true;
  if (resident) return (relation === 'served' || !manager) && reach.residents.includes(resident);
  if (relation === 'own' || !manager) return false;
  return towns ? towns.some((town) => reach.towns.includes(town)) : reach.serving.includes(manager);
}
