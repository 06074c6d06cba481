import { type Instant } from '#embarque/kernel';
import { ENTRY_COLUMNS } from './projections/ledger/entry.js';

const COLUMNS = ENTRY_COLUMNS.join(', ');

/**
 * The ledger's entries as they were known at an instant, as SQL to select from; without one, as they are known now.
 * `parameter` stands for the instant in the statement.
 */
export const ledgerAt = (asOf: Instant | undefined, parameter: `$${number}`): string =>
  asOf
    ? `(select ${COLUMNS} from ledger.entry where known_from <= ${parameter}
        union all
        select ${COLUMNS} from ledger.past_entry where known_from <= ${parameter} and known_until > ${parameter}) as entry`
    : 'ledger.entry';
