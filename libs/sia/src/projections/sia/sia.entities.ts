import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A result file, known from when it was imported until a newer one of the same part of the same month was. */
@Entity({ schema: 'sia', name: 'result_file' })
export class ResultFileRow {
  /** Position of its event. */
  @PrimaryColumn('bigint') file!: string;
  @Column('text') sha256!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text') kind!: string;
  @Column('text') uf!: string;
  @Column('text') processing!: string;
  @Column('text') letter!: string;
  @Column('integer', { name: 'rows_read' }) rowsRead!: number;
  @Column('integer', { name: 'rows_kept' }) rowsKept!: number;
  @Column('timestamptz', { name: 'known_from' }) knownFrom!: Date;
  @Column('timestamptz', { name: 'known_until', nullable: true }) knownUntil!: Date | null;
}

/** What a file says of an establishment, month of attendance and procedure. Values in centavos. */
@Entity({ schema: 'sia', name: 'result' })
@Index('result_establishment', ['establishment', 'competence'])
export class ResultRow {
  @PrimaryColumn('bigint') file!: string;
  @PrimaryColumn('text') establishment!: string;
  @PrimaryColumn('text') competence!: string;
  @PrimaryColumn('text') procedure!: string;
  @Column('bigint', { name: 'presented_quantity' }) presentedQuantity!: string;
  @Column('bigint', { name: 'presented_value' }) presentedValue!: string;
  @Column('bigint', { name: 'approved_quantity' }) approvedQuantity!: string;
  @Column('bigint', { name: 'approved_value' }) approvedValue!: string;
  @Column('integer') rows!: number;
  @Column('integer', { name: 'refused_rows' }) refusedRows!: number;
  @Column('integer', { name: 'partial_rows' }) partialRows!: number;
}

/** An establishment in whose name a manager's production was presented, from when that was known. */
@Entity({ schema: 'sia', name: 'presenter' })
export class PresenterRow {
  @PrimaryColumn('uuid', { name: 'manager_id' }) managerId!: string;
  @PrimaryColumn('text') establishment!: string;
  @Column('timestamptz', { name: 'known_from' }) knownFrom!: Date;
}

/** A consistency report of one establishment, known until a newer one of the same month of processing was. */
@Entity({ schema: 'sia', name: 'report' })
@Index('report_manager', ['managerId', 'competence'])
export class ReportRow {
  /** Position of its event. */
  @PrimaryColumn('bigint') report!: string;
  @PrimaryColumn('text') establishment!: string;
  @Column('uuid', { name: 'manager_id' }) managerId!: string;
  /** Of processing. */
  @Column('text') competence!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text') sha256!: string;
  @Column('integer', { name: 'unread_rows' }) unreadRows!: number;
  @Column('timestamptz', { name: 'known_from' }) knownFrom!: Date;
  @Column('timestamptz', { name: 'known_until', nullable: true }) knownUntil!: Date | null;
}

/** A line that SIA criticised. */
@Entity({ schema: 'sia', name: 'occurrence' })
export class OccurrenceRow {
  @PrimaryColumn('bigint') report!: string;
  /** Of the report's file. */
  @PrimaryColumn('integer') line!: number;
  @Column('text') establishment!: string;
  /** Month of attendance. */
  @Column('text') competence!: string;
  @Column('integer') sheet!: number;
  @Column('integer') sequence!: number;
  @Column('text') procedure!: string;
  @Column('text') occupation!: string;
  @Column('text') professional!: string;
  @Column('text') message!: string;
  @Column('text') code!: string;
}
