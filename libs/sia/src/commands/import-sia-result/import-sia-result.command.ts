import { BusinessCommand, Group, OneOf, Text, Value, Whole } from '#embarque/application';
import { Cnes, Competence, ProcedureCode } from '#embarque/kernel';
import { MOST_TOTALS, RESULT_KINDS, type ResultKind, type ResultTotal } from '../../domain/result.js';

const QUANTITY = { min: 0, max: 1_000_000_000_000 };
const CENTAVOS = { min: 0, max: Number.MAX_SAFE_INTEGER };
const ROWS = { min: 0, max: 1_000_000_000 };

class TotalInput implements ResultTotal {
  @Value(Cnes) establishment!: Cnes;
  @Value(Competence) competence!: Competence;
  @Value(ProcedureCode) procedure!: ProcedureCode;
  @Whole(QUANTITY) presentedQuantity!: number;
  @Whole(CENTAVOS) presentedValue!: number;
  @Whole(QUANTITY) approvedQuantity!: number;
  @Whole(CENTAVOS) approvedValue!: number;
  @Whole(ROWS) rows!: number;
  @Whole(ROWS) refusedRows!: number;
  @Whole(ROWS) partialRows!: number;
}

/** Records what a result file of SIA says of displacement. Comes from the file's reader: nobody types it. */
export class ImportSiaResult extends BusinessCommand<{ sha256: string; totals: number }> {
  @Text({ max: 100 }) fileName!: string;
  @Text({ min: 64, max: 64 }) sha256!: string;
  @OneOf(RESULT_KINDS) kind!: ResultKind;
  @Text({ min: 2, max: 2 }) uf!: string;
  /** Left out where a month is not split. */
  @Text({ max: 1, optional: true }) letter?: string;
  @Value(Competence) processing!: Competence;
  @Whole(ROWS) rowsRead!: number;
  @Whole(ROWS) rowsKept!: number;
  /** Left out where there are none. */
  @Group(() => TotalInput, { many: MOST_TOTALS, optional: true }) totals?: TotalInput[];
}
