import { BusinessCommand, Group, OneOf, Text, Value, Whole } from '#embarque/application';
import { Cbo, Cnes, Competence, Uuid } from '#embarque/kernel';
import { MOST_OCCURRENCES, type Occurrence } from '../../domain/report.js';

class OccurrenceInput implements Occurrence {
  @Whole({ min: 1, max: 10_000_000 }) line!: number;
  @OneOf(['BPAI']) kind!: 'BPAI';
  @Value(Cnes) establishment!: Cnes;
  @Value(Competence) competence!: Competence;
  @Whole({ min: 0, max: 999 }) sheet!: number;
  @Whole({ min: 0, max: 99 }) sequence!: number;
  @Text({ min: 10, max: 10 }) procedure!: string;
  @Value(Cbo) occupation!: Cbo;
  @Text({ min: 15, max: 15 }) professional!: string;
  @Text({ max: 200 }) message!: string;
  @Text({ max: 50 }) code!: string;
}

/** Whose report it is, and of which month of processing: comes in the address, for the body is the file. */
export class ReportTarget {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
  @Text({ max: 100, description: 'Nome do arquivo' }) fileName!: string;
}

/** Records what SIA's consistency said of a manager's lines. Comes from the report's reader: nobody types it. */
export class ImportSiaReport extends BusinessCommand<{ managerId: Uuid; occurrences: number }> {
  @Value(Uuid) managerId!: Uuid;
  /** Of processing. */
  @Value(Competence) competence!: Competence;
  @Text({ max: 100 }) fileName!: string;
  @Text({ min: 64, max: 64 }) sha256!: string;
  /** Left out where the report is of none of the manager's. */
  @Value(Cnes, { many: 100, optional: true }) establishments?: Cnes[];
  @Group(() => OccurrenceInput, { many: MOST_OCCURRENCES, optional: true }) occurrences?: OccurrenceInput[];
  @Whole({ min: 0, max: 10_000_000 }) unreadRows!: number;
}
