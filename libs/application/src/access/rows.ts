import { And, ArrayOverlap, Between, Equal, FindOperator, In, type FindOptionsWhere } from 'typeorm';
import { type Reach } from './reach.js';

/** Which columns of a read model say to whom a row belongs. */
export interface Belongs<Row> {
  readonly manager?: keyof Row;
  /** Whether those whom the manager serves see it too. */
  readonly served?: boolean;
  /** An array of the towns that it is done for. */
  readonly towns?: keyof Row;
  /** The one town that it is done for. */
  readonly town?: keyof Row;
  /** Where the citizen lives whose record it is. */
  readonly resident?: keyof Row;
  /** Of a trip: the columns that name who travels with it, and its day. */
  readonly crew?: { readonly members: readonly (keyof Row)[]; readonly date: keyof Row };
}

/**
 * The condition that keeps a query within what its asker reaches, whatever let it through: `where`, and one of the ways in
 * which a row can be theirs. Where there is no such way, nothing is found.
 */
export function inReach<Row extends object>(
  reach: Reach,
  where: FindOptionsWhere<Row>,
  { manager, served, towns, town, resident, crew }: Belongs<Row>,
): FindOptionsWhere<Row>[] {
  if (reach === 'everything') return [where];
  const narrowed = (column: keyof Row, to: FindOperator<unknown>): FindOptionsWhere<Row> => {
    const wanted: unknown = where[column];
    const own = wanted === undefined ? to : And(wanted instanceof FindOperator ? wanted : Equal(wanted), to);
    return { ...where, [column]: own };
  };
  return [
    ...(manager ? [narrowed(manager, In(reach.managers))] : []),
    ...(towns ? [narrowed(towns, ArrayOverlap([...reach.towns]))] : []),
    ...(town ? [narrowed(town, In(reach.towns))] : []),
    ...(manager && served ? [narrowed(manager, In(reach.serving))] : []),
    ...(resident ? [narrowed(resident, In(reach.residents))] : []),
    ...(crew && reach.crew ? crew.members.map((member) => onDuty(reach.crew!, member, crew.date)) : []),
  ];

  function onDuty(
    { crewMemberId, from, until }: NonNullable<Exclude<Reach, 'everything'>['crew']>,
    member: keyof Row,
    date: keyof Row,
  ): FindOptionsWhere<Row> {
    return { ...narrowed(date, Between(from, until)), [member]: crewMemberId };
  }
}
