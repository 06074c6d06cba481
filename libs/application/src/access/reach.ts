import { type IbgeCode, type LocalDate, type Uuid } from '#embarque/kernel';

/** How far somebody sees, worked out from their scope when they ask. */
export type Reach =
  | 'everything'
  | {
      /** Fleet managers whose own affairs are theirs: routes, vehicles, crew, trips, production. */
      readonly managers: readonly Uuid[];
      /** Towns through which they see what a manager does for these towns. */
      readonly served: readonly IbgeCode[];
      /** Towns whose residents' records are theirs to see. */
      readonly residents: readonly IbgeCode[];
      /** A crew member sees the trips they are on, of these days. */
      readonly crew?: { readonly crewMemberId: Uuid; readonly from: LocalDate; readonly until: LocalDate };
    };

/** To whom something belongs. */
export interface Belonging {
  /** The fleet manager whose it is. */
  readonly manager?: Uuid;
  /** The towns that the manager does it for. */
  readonly served?: readonly IbgeCode[];
  /** The town of a citizen whose record it is. */
  readonly resident?: IbgeCode;
  /** Trips: who travels with it, and when. */
  readonly crew?: { readonly members: readonly Uuid[]; readonly date: LocalDate };
}
