import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A spreadsheet that somebody brought: of what, how long, and what became of its lines. */
@Entity({ schema: 'imports', name: 'import' })
@Index('import_by', ['by', 'uploadedAt'])
export class ImportRow {
  @PrimaryColumn('uuid', { name: 'import_id' }) importId!: string;
  @Column('text') kind!: string;
  @Column('uuid', { name: 'manager_id', nullable: true }) managerId!: string | null;
  @Column('text', { nullable: true }) municipality!: string | null;
  @Column('text') format!: string;
  @Column('integer') bytes!: number;
  @Column('integer') lines!: number;
  /** Account that brought it. */
  @Column('text') by!: string;
  @Column('text') status!: string;
  @Column('timestamptz', { name: 'uploaded_at' }) uploadedAt!: Date;
  @Column('timestamptz', { name: 'checked_at', nullable: true }) checkedAt!: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('integer', { nullable: true }) fresh!: number | null;
  @Column('integer', { nullable: true }) known!: number | null;
  @Column('integer', { nullable: true }) refused!: number | null;
  /** Of those that were fresh: how many were registered. */
  @Column('integer', { nullable: true }) registered!: number | null;
}
