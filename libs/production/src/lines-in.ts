/** Lines, and their units. */
export interface Amount {
  readonly lines: number;
  readonly units: number;
}

export const NOTHING: Amount = { lines: 0, units: 0 };

/** What entries have in common that are one line: a person's month, as one policy has it (`linesPer: 'month'`). */
export const OF_ONE_LINE =
  'establishment, attended, professional, occupation, person_id, person_version, procedure, policy_id, policy_version';

const PLACE = 'date, trip_id, authorization_id, correction';

/** In which lines stand in a file. */
export const LINE_ORDER = `establishment, attended, professional, ${PLACE}`;

const LINE = `${LINE_ORDER}, person_id, person_version, occupation, procedure`;

/** The entries of a month of presentation that are lines, as SQL conditions; `managerId` and `month` as SQL expressions. */
export const presentedIn = (managerId: string, month: string): string =>
  `manager_id = ${managerId} and presentation = ${month} and causes = ''`;

/**
 * Lines as SQL: of one entry each, and those that are all of a person's month, in the place of its last entry. Where there
 * are none of those, an index may give the lines in their order.
 */
export const linesOf = (entries: string, withMonths = true): string =>
  withMonths ? `${ofEntries(entries)} union all (${ofMonths(entries)})` : ofEntries(entries);

const ofEntries = (entries: string): string =>
  `select ${LINE}, quantity from ledger.entry where ${entries} and not monthly`;

const ofMonths = (entries: string): string => `
  select distinct on (${OF_ONE_LINE}) ${LINE}, (sum(quantity) over (partition by ${OF_ONE_LINE}))::int as quantity
    from ledger.entry where ${entries} and monthly
   order by ${OF_ONE_LINE}, ${PLACE.replaceAll(/\w+/g, '$& desc')}`;
