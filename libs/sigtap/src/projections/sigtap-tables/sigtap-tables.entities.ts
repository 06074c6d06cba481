import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A table that was imported, in one of its versions. */
@Entity({ schema: 'sigtap_tables', name: 'table' })
export class SigtapTableRow {
  @PrimaryColumn('text') competence!: string;
  @PrimaryColumn('text') version!: string;
  /** Of its event: versions are compared in the order of their imports. */
  @Column('bigint') position!: string;
  @Column('text') sha256!: string;
  @Column('timestamptz', { name: 'imported_at' }) importedAt!: Date;
  /** Rows by file of the archive. */
  @Column('jsonb') counts!: Record<string, number>;
}
