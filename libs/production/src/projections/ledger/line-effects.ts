import { type Rows } from '#embarque/read-model';
import { NOTHING, OF_ONE_LINE, type Amount } from '../../lines-in.js';
import { type Entry } from './entry.js';
import { type LedgerChange } from './ledger-page.js';

const LINE_OF_MONTH = `manager_id, presentation, ${OF_ONE_LINE}`;
const COLUMNS = LINE_OF_MONTH.split(', ') as (keyof Entry)[];

/** What changes make more or less of the lines of each month of presentation. */
export async function lineEffects(rows: Rows, changes: readonly LedgerChange[]): Promise<ReadonlyMap<string, Amount>> {
  const shared = await sharedLines(rows, changes);
  const months = new Map<string, Amount>();
  const count = (entry: Entry | undefined, sign: 1 | -1) => {
    if (!entry?.presentation || entry.causes) return;
    const { lines, units } = months.get(entry.presentation) ?? NOTHING;
    const moved = entry.monthly ? shared.move(entry, sign) : sign;
    months.set(entry.presentation, { lines: lines + moved, units: units + sign * entry.quantity });
  };
  for (const { before, after } of changes) {
    count(before, -1);
    count(after, 1);
  }
  return new Map([...months].filter(([, { lines, units }]) => lines || units));
}

/** The lines of whole months that changes are about: how many entries each has. */
async function sharedLines(rows: Rows, changes: readonly LedgerChange[]) {
  const touched = changes
    .flatMap(({ before, after }) => [before, after])
    .filter((entry) => entry?.monthly && !entry.causes) as Entry[];
  const entries = new Map<string, number>();
  if (touched.length) {
    const distinct = (column: 'manager_id' | 'presentation' | 'person_id') => [
      ...new Set(touched.map((entry) => entry[column])),
    ];
    for (const { among, ...line } of await rows.query<Entry & { among: number }>(
      `select ${LINE_OF_MONTH}, count(*)::int as among from entry
        where manager_id = any($1) and presentation = any($2) and person_id = any($3) and monthly and causes = ''
        group by ${LINE_OF_MONTH}`,
      [distinct('manager_id'), distinct('presentation'), distinct('person_id')],
    ))
      entries.set(keyOf(line), among);
  }
  return {
    /** 1 when the line begins with this entry, −1 when it ends, else 0. */
    move(entry: Entry, sign: 1 | -1): number {
      const before = entries.get(keyOf(entry)) ?? 0;
      entries.set(keyOf(entry), before + sign);
      return before + Math.min(sign, 0) ? 0 : sign;
    },
  };
}

const keyOf = (entry: Entry): string => JSON.stringify(COLUMNS.map((column) => entry[column]));
