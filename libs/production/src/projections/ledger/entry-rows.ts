import { type Rows } from '#embarque/read-model';
import { OF_ONE_LINE } from '../../lines-in.js';
import { STORED_ENTRY, type Entry } from './entry.js';
import { type LedgerEvent } from './ledger-events.js';
import { type Needs } from './ledger-needs.js';

/** A sent line that a report of SIA speaks of, and what it says; null when it does not name it, and one before it did. */
export type SpokenOf = Pick<Entry, 'trip_id' | 'authorization_id' | 'correction'> & { readonly message: string | null };

/** Of a professional in one file. */
const MOST_SHEETS = 999;

/** What may change when a person, a distance, a choice or a rule does: whatever no file shows. */
export async function changeable(rows: Rows, { corrected, distanced, choosing, ruled }: Needs): Promise<Entry[]> {
  if (!corrected.size && !distanced.size && !choosing.size && !ruled.size) return [];
  return rows.query<Entry>(
    `select ${STORED_ENTRY}
         from entry
        where (person_id = any($1) or route_id = any($2) or manager_id = any($3) or attended = any($4))
          and presentation is not null
          and not (causes = '' and exists (
                select from closed_month where closed_month.manager_id = entry.manager_id and competence = presentation))`,
    [[...corrected], [...distanced], [...choosing], [...ruled]],
  );
}

/** All entries of passengers, their aids' too, and of trips that are measured anew. */
export async function ofTransports(
  rows: Rows,
  { transports, measured }: Pick<Needs, 'transports' | 'measured'>,
): Promise<Entry[]> {
  if (!transports.length && !measured.size) return [];
  return rows.query<Entry>(
    `with wanted as (select * from unnest($3::uuid[], $4::uuid[]))
       select ${STORED_ENTRY}
         from entry
        where trip_id = any($1)
          and (trip_id = any($2) or (trip_id, authorization_id) in (table wanted) or (trip_id, passenger) in (table wanted))`,
    [
      ...[[...measured, ...transports.map(({ tripId }) => tripId)], [...measured]],
      ...[transports.map(({ tripId }) => tripId), transports.map(({ authorizationId }) => authorizationId)],
    ],
  );
}

/**
 * The entries of lines by their places in the file: numbered as the file numbers them, for each professional from the
 * first sheet on. Where those go on in a further file, sheets begin anew there, and a report does not say of which it is:
 * nothing is found, rather than another's line.
 */
export async function linesSpokenOf(
  rows: Rows,
  { data }: Extract<LedgerEvent, { type: 'SiaReportImported' }>,
): Promise<SpokenOf[]> {
  const { managerId, competence, establishments, occurrences } = data;
  return rows.query<SpokenOf>(
    `with placed as (
         select entry.*, lines_per_sheet,
                concat_ws('/', date, trip_id, authorization_id, lpad(correction::text, 9, '0')) collate "C" as place
           from entry
           join closed_month on closed_month.manager_id = entry.manager_id and competence = presentation
          where entry.manager_id = $1 and presentation = $2 and causes = '' and establishment = any($3)),
       numbered as (
         select *, (dense_rank() over (partition by establishment, attended, professional order by line) - 1)::int as number
           from (select *, case when monthly then max(place) over (partition by ${OF_ONE_LINE}) else place end as line
                   from placed) entry),
       line as (
         select *, max(number) over (partition by establishment, attended, professional) + 1 as among from numbered),
       occurrence as (
         select * from json_to_recordset($4) as said
           (establishment text, competence text, professional text, procedure text, sheet int, sequence int, message text))
       select trip_id, authorization_id, correction, message
         from line
         left join occurrence on occurrence.establishment = line.establishment and occurrence.competence = attended
          and occurrence.professional = line.professional and occurrence.procedure = line.procedure
          and (sheet - 1) * lines_per_sheet + sequence - 1 = number and among <= ${MOST_SHEETS} * lines_per_sheet
        where message is not null or rejected`,
    [managerId, competence, establishments, JSON.stringify(occurrences)],
  );
}
