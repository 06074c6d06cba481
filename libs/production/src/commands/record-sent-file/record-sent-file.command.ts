import { BusinessCommand, Group, Text, Value, Whole } from '#embarque/application';
import { Cnes, Competence, ProcedureCode, Uuid } from '#embarque/kernel';
import { MOST_SHARES, type Share } from '../../domain/bpa/totals.js';

const COUNT = { min: 0, max: Number.MAX_SAFE_INTEGER };

class ShareInput implements Share {
  @Whole({ min: 2, max: 3 }) kind!: 2 | 3;
  @Value(Cnes) establishment!: Cnes;
  @Value(Competence) competence!: Competence;
  @Text({ min: 10, max: 10 }) procedure!: ProcedureCode;
  @Whole(COUNT) lines!: number;
  @Whole(COUNT) units!: number;
}

class FaultInput {
  @Text({ max: 60 }) code!: string;
  @Whole(COUNT) count!: number;
}

/** Records a BPA file that was sent. Comes from the file's reader: nobody types it. */
export class RecordSentFile extends BusinessCommand<{ sha256: string; competence: Competence }> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
  @Text({ max: 100 }) fileName!: string;
  @Text({ min: 64, max: 64 }) sha256!: string;
  @Whole(COUNT) bytes!: number;
  /** Blank fields of the header are left out. */
  @Text({ max: 40, optional: true }) origin?: string;
  @Text({ max: 40, optional: true }) destination?: string;
  @Text({ max: 10, optional: true }) version?: string;
  @Whole(COUNT) sheets!: number;
  @Whole(COUNT) control!: number;
  @Group(() => ShareInput, { many: MOST_SHARES }) shares!: ShareInput[];
  @Whole(COUNT) faultCount!: number;
  /** Left out where there are none. */
  @Group(() => FaultInput, { many: 200, optional: true }) faults?: FaultInput[];
}
